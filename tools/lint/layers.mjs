// The layer check: which folder of src/ may include which, as src/layers.txt says.

// Layer → {seen: folders, hidden: headers taken away again}.
export function parse_layers(text) {
    const layers = new Map();
    for (const line of text.split('\n')) {
        const match = /^([a-z]+):(.*)$/.exec(line);
        if (!match) continue;
        const words = match[2].split(/\s+/).filter(Boolean);
        layers.set(match[1], {
            seen: new Set(words.filter((word) => !word.startsWith('!'))),
            hidden: new Set(words.filter((word) => word.startsWith('!')).map((word) => word.slice(1))),
        });
    }
    return layers;
}

// Findings {line, message} of one file under src/. Tests may use all of base; main.cpp sees everything.
export function check_layers(path, text, layers) {
    const parts = path.split('/');
    if (parts[0] !== 'src' || parts.length < 3) return [];
    const layer = parts[1];
    const rule = layers.get(layer);
    if (!rule) return [{ line: 1, message: `the folder ${layer} is not in src/layers.txt` }];
    const is_test = path.endsWith('_test.cpp');
    const findings = [];
    text.split('\n').forEach((content, index) => {
        const header = /^\s*#\s*include\s+"([^"]+)"/.exec(content)?.[1];
        if (!header) return;
        const say = (message) => findings.push({ line: index + 1, message });
        const folder = header.split('/')[0];
        if (!header.includes('/')) say(`"${header}" must be named from src/ on: "${layer}/${header}"`);
        else if (folder === layer) return;
        else if (is_test && folder === 'base') return;
        else if (!rule.seen.has(folder)) say(`${layer} must not include ${folder} ("${header}"): src/layers.txt`);
        else if (rule.hidden.has(header)) say(`${layer} must not include "${header}": src/layers.txt`);
    });
    return findings;
}
