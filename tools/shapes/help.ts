export const HELP = `npm run shapes -- <command>

  list                      the releases: version, date, digest, what they hold
  show <class>              a class: what it is, its super-classes, each property with cardinality and values
  diff <release> <release>  what the second release says otherwise than the first
  check <file>              a credential or presentation (JSON-LD payload, compact JWS) or Turtle, held against the shapes;
                            NO signature, key, date or Gaia-X rule is checked

  -r, --release <name>      the release to ask or judge by (loire-25.11, or 25.11)
  -l, --language <tag>      en, de or fr; that of the environment where it is not given
      --json                the answer as JSON
  -h, --help                this page

A class is named as gx:LegalPerson, LegalPerson, by its IRI, or by what it is called ("juristische Person").
Exit code: 0 done, or the file conforms; 1 the file does not conform; 2 the command failed.`;
