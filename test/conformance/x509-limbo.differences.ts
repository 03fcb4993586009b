/** Chains that the suite accepts and we refuse on purpose; the list may only shrink. */
export const FALSE_REJECTS: Readonly<Record<string, string>> = {
  'pathlen::validation-ignores-pathlen-in-leaf':
    'the leaf is a certification authority whose key may only sign certificates: it may not sign credentials',
  'rfc5280::ca-as-leaf': 'the same chain must be refused as webpki::ca-as-leaf',
  'webpki::nc::permitted-dns-match-noncritical':
    'the same chain must be refused as rfc5280::nc::permitted-dns-match-noncritical: name constraints are critical',
};
