/**
 * One instance in a process of its own, watched from within. Configured by the environment, like `npm start`; runs the build. HOSTS
 * names a file of hosts that stand for the network.
 */
import type { openCadastre as Open } from '../apps/cadastre/src/open-cadastre.ts';
import type { loadConfig as Load } from '../apps/cadastre/src/config.ts';
import { openBenchDoor } from './hosts.ts';
import { beWatched } from './watch.ts';

const build = '../dist/apps/cadastre/src';
const { loadConfig } = (await import(`${build}/config.js`)) as { readonly loadConfig: typeof Load };
const { openCadastre } = (await import(`${build}/open-cadastre.js`)) as { readonly openCadastre: typeof Open };
const workers = Number(process.env['WORKERS'] ?? 0);
const { HOSTS: hosts } = process.env;
const door = hosts === undefined ? {} : { door: await openBenchDoor(hosts) };
// A bench fills its store before anybody signs for it.
const options = { log: 'json', newIdentity: true, ...door } as const;
const cadastre = await openCadastre(loadConfig(), { ...options, ...(workers === 0 ? {} : { workers }) });
beWatched(cadastre.url, () => cadastre.close());
