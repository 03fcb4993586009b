// `npm test`: installs and builds what is missing, then runs Jest in ESM mode on Node 24 over the sources.
// `--long` runs the long generated suites too; every other argument goes to Jest.
import { join } from 'node:path';
import { build, install, ROOT, runNode } from './prepare.mjs';

install();
build();
const args = process.argv.slice(2);
const options = ['--experimental-vm-modules', '--conditions=cadastre-source', '--disable-warning=ExperimentalWarning'];
const env = {
  ...process.env,
  NODE_OPTIONS: [process.env.NODE_OPTIONS, ...options].filter(Boolean).join(' '),
  ...(args.includes('--long') ? { LONG: '1' } : {}),
};
runNode([join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js'), ...args.filter((arg) => arg !== '--long')], { env });
