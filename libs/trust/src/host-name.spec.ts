import { describe, expect, it } from '@jest/globals';
import { Refusal } from '#refusal';
import { parseTarget } from './host-name.ts';

function codeOf(url: string): string {
  try {
    parseTarget(url);
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'accepted';
}

describe('parseTarget', () => {
  it('takes a URL apart and changes nothing', () => {
    expect(parseTarget('https://gaia-x.eu/.well-known/chain.pem?v=1')).toEqual({
      host: 'gaia-x.eu',
      path: '/.well-known/chain.pem?v=1',
    });
    expect(parseTarget('https://gaia-x.eu:443')).toEqual({ host: 'gaia-x.eu', path: '/' });
  });

  it.each([
    'http://gaia-x.eu/',
    'HTTPS://gaia-x.eu/',
    'ftp://gaia-x.eu/',
    'file:///etc/passwd',
    '//gaia-x.eu/',
    'https:gaia-x.eu',
    'https:/gaia-x.eu',
    'https:\\\\gaia-x.eu',
    'https://gaia-x.eu\\@evil.eu/',
    'https://user@gaia-x.eu/',
    'https://user:pw@gaia-x.eu/',
    'https://gaia-x.eu:8443/',
    'https://gaia-x.eu:80/',
    'https://gaia-x.eu:/',
    'https://gaia-x.eu/#fragment',
    'https://gaia-x.eu/a b',
    'https://gaia-x.eu/\ta',
    'https://gaia-x.eu/\r\nHost: evil',
    ' https://gaia-x.eu/',
    'https://gaia-x.eu/%zz',
    'https://gaia-x.eu/../a',
    'https://gaia-x.eu/%2e%2e/a',
    'https://Gaia-X.eu/',
    'https://gaia-x.eu./',
    'https://127.1/',
    'https://2130706433/',
    'https://0x7f.0.0.1/',
    'https://0177.0.0.1/',
    'https://8.8.8.8/',
    'https://[fe80::1%25eth0]/',
    'https://single/',
    'https://printer.local/',
    'https://metadata.google.internal/',
    'https://kubernetes.default.svc/',
    'https://api.default.svc.cluster.local/',
    'https://duskgytldkxiuqc6.onion/',
    'https://host.example/',
    'https://host.test/',
    'https://host.invalid/',
    'https://1.0.0.127.in-addr.arpa/',
    'https://co.uk/',
    'https://ⓖaia-x.eu/',
    'https://gaia-x。eu/',
    `https://gaia-x.eu/${'a'.repeat(2000)}`,
  ])('refuses %j', (url) => {
    expect(codeOf(url)).toBe('trust/host');
  });

  it.each(['https://127.0.0.1/', 'https://10.0.0.1/', 'https://localhost/', 'https://x.localhost:8080/'])(
    'tells that %s is reserved',
    (url) => {
      expect(codeOf(url)).toBe('trust/reserved-address');
    },
  );
});
