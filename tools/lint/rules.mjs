// The house rules over one C++ file: those of tools/house_rules.json, and the ones that need to know functions.
import { blocks_of, body_around, line_at, views_of } from './source.mjs';

export const limits = { file_lines: 500, file_lines_look: 300, function_lines: 70, function_lines_look: 40 };

function applies(rule, path) {
    return new RegExp(rule.files).test(path) && !(rule.except && new RegExp(rule.except).test(path));
}

// Patterns: a rule names the view that it reads (`code`: no comments, no string contents; `strings`; `raw`).
export function check_patterns(path, text, rules) {
    const views = views_of(text);
    const findings = [];
    for (const rule of rules.filter((one) => one.pattern && applies(one, path))) {
        const view = views[rule.view ?? 'code'];
        for (const match of view.matchAll(new RegExp(rule.pattern, 'gm'))) {
            findings.push({ rule: rule.id, line: line_at(view, match.index), message: rule.why });
        }
    }
    return findings;
}

// First comment: what the file is for.
export function check_first_comment(path, text) {
    return /\.h$/.test(path) && !text.startsWith('// ')
        ? [{ rule: 'first-comment', line: 1, message: 'a file begins with a comment that says what it is for' }]
        : [];
}

export function check_sizes(path, text) {
    const findings = [];
    const lines = text.split('\n').length - 1;
    if (lines > limits.file_lines)
        findings.push({ rule: 'file-size', line: 1, message: `${lines} lines; past ${limits.file_lines} there is a better cut` });
    else if (lines > limits.file_lines_look)
        findings.push({ rule: 'file-size', warning: true, line: 1, message: `${lines} lines; look again past ${limits.file_lines_look}` });
    const { code } = views_of(text);
    for (const block of blocks_of(code).filter((one) => one.kind === 'function' || one.kind === 'lambda')) {
        const length = line_at(code, block.end) - line_at(code, block.begin) + 1;
        const line = line_at(code, block.begin);
        if (length > limits.function_lines)
            findings.push({ rule: 'function-size', line, message: `${length} lines; past ${limits.function_lines} there is a better cut` });
        else if (length > limits.function_lines_look && block.kind === 'function')
            findings.push({
                rule: 'function-size',
                warning: true,
                line,
                message: `${length} lines; look again past ${limits.function_lines_look}`,
            });
    }
    return findings;
}

// No TRY in a braced list (g++ 12 leaks the members that are already built) and none in a coroutine (it does not compile).
export function check_try(path, text) {
    const { code } = views_of(text);
    if (!/\bTRY\(/.test(code)) return [];
    const findings = [];
    const blocks = blocks_of(code);
    const coroutines = new Set(
        [...code.matchAll(/\bco_(await|return|yield)\b/g)].map((match) => body_around(blocks, match.index)).filter(Boolean),
    );
    for (const match of code.matchAll(/\bTRY\(/g)) {
        const line = line_at(code, match.index);
        const innermost = blocks.filter((block) => block.begin < match.index && match.index < block.end).at(-1);
        if (innermost?.kind === 'list')
            findings.push({ rule: 'try-in-list', line, message: 'no TRY inside a braced list: give its value a name first' });
        if (coroutines.has(body_around(blocks, match.index)))
            findings.push({ rule: 'try-in-coroutine', line, message: 'no TRY in a coroutine: test the Result by hand' });
    }
    return findings;
}

// Files that must lie beside others: those that a rule's `files` mean and whose text has its `contains`. `beside` names
// what must be there, one of them, with the file's own name without its ending for {stem}.
export function check_beside(paths, rules, read) {
    const all = new Set(paths);
    const findings = [];
    for (const rule of rules.filter((one) => one.beside)) {
        for (const path of paths.filter((one) => applies(rule, one) && new RegExp(rule.contains ?? '', 'm').test(read(one)))) {
            const wanted = rule.beside.map((pattern) => pattern.replace('{stem}', path.replace(/\.[^.]+$/, '')));
            if (!wanted.some((other) => all.has(other)))
                findings.push({ path, rule: rule.id, line: 1, message: `${rule.why}: ${wanted.join(' or ')} is missing` });
        }
    }
    return findings;
}

export function check_file(path, text, rules) {
    return [...check_patterns(path, text, rules), ...check_first_comment(path, text), ...check_sizes(path, text), ...check_try(path, text)];
}
