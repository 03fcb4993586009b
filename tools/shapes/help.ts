export const HELP = `npm run shapes -- <command>

  list                      the releases: version, date, digest, contents
  show <class>              a class: what it is, its superclasses, each property with cardinality and values
  diff <release> <release>  how the second release differs from the first
  check <file>              a credential or presentation (JSON-LD payload, compact JWS) or Turtle, validated against the shapes;
                            NO signature, key, date or Gaia-X rule is checked

  -r, --release <name>      the release to show or validate against (loire-25.11, or 25.11)
  -l, --language <tag>      en, de or fr; default: the language of the environment
      --json                the answer as JSON
  -h, --help                this page

A class is named as gx:LegalPerson, LegalPerson, by its IRI, or by its name in words ("juristische Person").
Exit code: 0 done, or the file conforms; 1 the file does not conform; 2 the command failed.`;
