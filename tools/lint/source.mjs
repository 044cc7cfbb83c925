// Reads C++ well enough for house rules: what is code, what is comment, what is a string, and where functions begin and end.
// Heuristic by intention; where it errs, the rule's good and bad examples say so.

// The text with everything but the wanted kinds blanked; line breaks stay, so places stay true.
export function views_of(text) {
    const code = [...text].fill(' ');
    const strings = [...text].fill(' ');
    const keep_breaks = (view) => [...text].forEach((c, at) => c === '\n' && (view[at] = '\n'));
    keep_breaks(code);
    keep_breaks(strings);
    const characters = [...text];
    let at = 0;
    while (at < characters.length) {
        const rest = characters.slice(at, at + 20).join('');
        if (rest.startsWith('//')) {
            while (at < characters.length && characters[at] !== '\n') at++;
        } else if (rest.startsWith('/*')) {
            at += 2;
            while (at < characters.length && !(characters[at] === '*' && characters[at + 1] === '/')) at++;
            at += 2;
        } else if (/^(u8|[uUL])?R"/.test(rest)) {
            const delimiter = /"([^(]*)\(/.exec(rest)?.[1] ?? '';
            const end = characters.join('').indexOf(`)${delimiter}"`, at);
            const stop = end < 0 ? characters.length : end + delimiter.length + 2;
            code[at] = '"';
            for (; at < stop; at++) strings[at] = characters[at];
            code[at - 1] = '"';
        } else if (characters[at] === '"') {
            code[at] = '"';
            strings[at] = '"';
            at++;
            while (at < characters.length && characters[at] !== '"' && characters[at] !== '\n') {
                strings[at] = characters[at];
                if (characters[at] === '\\') {
                    at++;
                    strings[at] = characters[at] === '\n' ? '\n' : characters[at];
                }
                at++;
            }
            code[at] = characters[at] ?? '';
            strings[at] = characters[at] ?? '';
            at++;
        } else if (characters[at] === "'" && !/[0-9A-Fa-f]/.test(characters[at - 1] ?? ' ')) {
            code[at++] = "'";
            while (at < characters.length && characters[at] !== "'" && characters[at] !== '\n') at += characters[at] === '\\' ? 2 : 1;
            code[at] = characters[at] ?? '';
            at++;
        } else {
            code[at] = characters[at];
            at++;
        }
    }
    return { raw: text, code: code.join(''), strings: strings.join('') };
}

export function line_at(text, at) {
    let line = 1;
    for (let i = 0; i < at; i++) if (text[i] === '\n') line++;
    return line;
}

// What stands between the end of the statement before and `{`, without preprocessor lines.
function head_before(code, open) {
    let depth = 0;
    let at = open - 1;
    for (; at >= 0; at--) {
        const c = code[at];
        if (c === ')' || c === ']') depth++;
        else if (c === '(' || c === '[') {
            if (depth === 0) break;
            depth--;
        } else if (depth === 0 && (c === ';' || c === '{' || c === '}')) break;
    }
    return code
        .slice(at + 1, open)
        .replace(/^\s*#.*$/gm, '')
        .trim();
}

function without_template(head) {
    while (/^template\s*</.test(head)) {
        let depth = 0;
        let at = head.indexOf('<');
        do {
            if (head[at] === '<') depth++;
            if (head[at] === '>') depth--;
            at++;
        } while (depth > 0 && at < head.length);
        head = head.slice(at).trim();
    }
    return head;
}

// 'container' (namespace, class …), 'control' (if, for …), 'function', 'lambda', or 'list' (braces that hold values).
export function kind_of_block(code, open, parent) {
    const outside = parent === undefined || parent === 'container';
    const inside = parent === 'function' || parent === 'lambda' || parent === 'control';
    const before = code.slice(0, open).trimEnd();
    const head = without_template(head_before(code, open))
        .replace(/^(public|private|protected)\s*:/, '')
        .trim();
    if (is_lambda(head)) return 'lambda';
    if (parent === 'list' || /([(,=[?]|\breturn)$/.test(before)) return 'list';
    if (head === '') return inside ? 'control' : 'list';
    if (/^(inline\s+)?(namespace|class|struct|union|enum|extern)\b/.test(head) && !/\)\s*(const|noexcept|override)?$/.test(head))
        return 'container';
    if (/^(else|do|try)$|^(if|for|while|switch|catch|else if)\b|\belse$|^(case\b[\s\S]*|default\s*):$/.test(head))
        return outside ? 'function' : 'control';
    const declares = /\)\s*(const|noexcept(\([^)]*\))?|override|final|&{1,2}|requires[\s\S]*|->\s*[\s\S]+|:[^:][\s\S]*)*\s*$/.test(head);
    return declares && outside && !/=\s*[\w:]*\([\s\S]*\)$/.test(head) ? 'function' : 'list';
}

function is_lambda(head) {
    const tail = /\]\s*(\([\s\S]*\))?\s*(mutable|noexcept|constexpr)?\s*(->\s*[\w:<>,&*\s]+)?$/.exec(head);
    return tail !== null && /(^|[\s(,=!&|{;]|\breturn)\[[^\]]*$/.test(head.slice(0, tail.index)) && !/\boperator\s*\[/.test(head);
}

// All brace blocks in their order: {kind, begin, end, parent}; `parent` is the block around.
export function blocks_of(code) {
    const open = [];
    const blocks = [];
    for (let at = 0; at < code.length; at++) {
        if (code[at] === '{') {
            const parent = open.at(-1);
            const block = { kind: kind_of_block(code, at, parent?.kind), begin: at, end: code.length, parent };
            open.push(block);
            blocks.push(block);
        } else if (code[at] === '}' && open.length > 0) open.pop().end = at;
    }
    return blocks;
}

// The innermost function or lambda around a place.
export function body_around(blocks, at) {
    const around = blocks.filter((block) => block.begin < at && at < block.end && (block.kind === 'function' || block.kind === 'lambda'));
    return around.at(-1);
}
