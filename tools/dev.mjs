// `npm run dev`: compiles on every change and starts again on every compilation.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build, install, NODE, ROOT, runNode } from './prepare.mjs';

install();
build();
const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
const compiler = spawn(NODE, [tsc, '-p', 'tsconfig.build.json', '--watch', '--preserveWatchOutput'], {
  cwd: ROOT,
  stdio: ['ignore', 'inherit', 'inherit'],
});
runNode(['--watch', join(ROOT, 'dist', 'apps', 'cadastre', 'src', 'main.js'), ...process.argv.slice(2)], {
  done: () => compiler.kill(),
});
