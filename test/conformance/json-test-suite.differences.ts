/** Files that the suite calls valid and a signed text may not be (trust.md §5): name → code of the refusal. */
export const REFUSED: { readonly [file: string]: string } = {
  'y_object_duplicated_key.json': 'credential/duplicate-member',
  'y_object_duplicated_key_and_value.json': 'credential/duplicate-member',
};

/** Undecided files (`i_…`) that are accepted; every other one is refused. */
export const UNDECIDED_ACCEPTED: readonly string[] = [];

/** Texts of `test_transform` with one meaning to every reader; the others (duplicates, halves of characters) are refused. */
export const TRANSFORM_ACCEPTED: readonly string[] = [
  'number_1.0.json',
  'number_1.000000000000000005.json',
  'number_1000000000000000.json',
  'number_1e6.json',
  'object_key_nfc_nfd.json',
  'object_key_nfd_nfc.json',
  'string_with_escaped_NULL.json',
];
