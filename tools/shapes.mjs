// `npm run shapes -- list | show <class> | diff <a> <b> | check <file>`: what the releases under shapes/ say, from the
// sources on Node 24. `--help` tells more.
import { join } from 'node:path';
import { install, ROOT, runNode } from './prepare.mjs';

install();
const env = {
  ...process.env,
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE || join(ROOT, '.cache', 'compiled'),
  // Where the command was typed: npm tells it, and paths are meant from there.
  INIT_CWD: process.env.INIT_CWD || process.cwd(),
};
const main = join(ROOT, 'tools', 'shapes', 'main.ts');
runNode(['--conditions=cadastre-source', '--disable-warning=ExperimentalWarning', main, ...process.argv.slice(2)], {
  env,
});
