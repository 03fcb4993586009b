import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import ts from 'typescript';
import { ROOT } from './shared.ts';

/** One import of a source file. */
export interface Import {
  readonly specifier: string;
  readonly isTypeOnly: boolean;
  /** What is named in braces; empty for any other form. */
  readonly names: readonly string[];
}

/** A source file as the architecture test sees it. */
export interface SourceFile {
  /** From the root, with `/`. */
  readonly path: string;
  readonly imports: readonly Import[];
  /** Lines that hold at least one token. */
  readonly codeLines: number;
  readonly tree: ts.SourceFile;
}

/** Every `.ts` file below the given folders of the checkout. */
export function readSources(...folders: readonly string[]): readonly SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.includes('node_modules'))
      .map((name) => readSource(relative(ROOT, join(ROOT, folder, name)))),
  );
}

function readSource(path: string): SourceFile {
  const tree = ts.createSourceFile(path, readFileSync(join(ROOT, path), 'utf8'), ts.ScriptTarget.ESNext, true);
  return { path, tree, imports: importsOf(tree), codeLines: codeLinesOf(tree) };
}

/** Calls back for every node of a file. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

/** The path, from the root, of what a relative import leads to. */
export function targetOf(file: SourceFile, { specifier }: Import): string {
  return normalize(join(dirname(file.path), specifier));
}

function importsOf(tree: ts.SourceFile): readonly Import[] {
  const imports: Import[] = [];
  walk(tree, (node) => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      const named = node.importClause?.namedBindings;
      const eachIsType = named !== undefined && ts.isNamedImports(named) && named.elements.every((e) => e.isTypeOnly);
      const isTypeOnly = node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword || eachIsType;
      const names = named !== undefined && ts.isNamedImports(named) ? named.elements.map((e) => e.name.text) : [];
      imports.push({ specifier: node.moduleSpecifier.text, isTypeOnly, names });
    }
    if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
      imports.push({ specifier: node.moduleSpecifier.text, isTypeOnly: node.isTypeOnly, names: [] });
    }
    const [first] = ts.isCallExpression(node) ? node.arguments : [];
    if (
      ts.isCallExpression(node) &&
      node.expression.kind === ts.SyntaxKind.ImportKeyword &&
      first &&
      ts.isStringLiteral(first)
    ) {
      imports.push({ specifier: first.text, isTypeOnly: false, names: [] });
    }
  });
  return imports;
}

function codeLinesOf(tree: ts.SourceFile): number {
  const lines = new Set<number>();
  walk(tree, (node) => {
    if (node.getChildCount(tree) > 0 || node.kind === ts.SyntaxKind.EndOfFileToken) return;
    const first = tree.getLineAndCharacterOfPosition(node.getStart(tree)).line;
    const last = tree.getLineAndCharacterOfPosition(node.getEnd()).line;
    for (let line = first; line <= last; line += 1) lines.add(line);
  });
  // Tokens that are not nodes (brackets, keywords) stand on lines of their own only at the ends of a block.
  const closing = tree.text.split('\n').filter((text, line) => !lines.has(line) && /^\s*[)\]}]+[;,)]*\s*$/.test(text));
  return lines.size + closing.length;
}
