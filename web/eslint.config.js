// House rules for the web code; the folders import one way only: words, api < live < parts < account < pages.
import { defineConfig, globalIgnores } from 'eslint/config';
import hooks from 'eslint-plugin-react-hooks';
import typescript from 'typescript-eslint';

const order = ['words', 'api', 'live', 'parts', 'account'];
const pages = ['seller', 'buyer', 'operator'];

function above(folder) {
    const at = order.indexOf(folder);
    const others = at < 0 ? pages.filter((page) => page !== folder) : [...order.slice(at + 1), ...pages];
    if (folder === 'api') others.push('words');
    if (folder === 'words') others.push('api');
    return [...new Set(others)].filter((other) => other !== folder);
}

const boundaries = [...order, ...pages].map((folder) => ({
    files: [`src/${folder}/**/*.{ts,tsx}`],
    rules: {
        'no-restricted-imports': [
            'error',
            {
                patterns: [
                    {
                        group: [...above(folder).map((other) => `**/${other}/**`), '**/routes'],
                        message: 'Imports go one way: see eslint.config.js.',
                    },
                ],
            },
        ],
    },
}));

export default defineConfig([
    globalIgnores(['node_modules', 'src/api/schema.ts']),
    {
        files: ['**/*.{ts,tsx}'],
        extends: [typescript.configs.strictTypeChecked, hooks.configs.flat.recommended],
        languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
        rules: {
            'max-lines': ['error', { max: 200, skipBlankLines: true }],
            'max-lines-per-function': ['error', { max: 130 }],
            'no-restricted-properties': ['error', { property: 'innerHTML', message: 'Text goes through text nodes only.' }],
            'no-restricted-syntax': [
                'error',
                { selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]', message: 'Text goes through text nodes only.' },
            ],
            '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
            '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
            '@typescript-eslint/only-throw-error': 'off', // The router's redirects and notFound are thrown objects.
        },
    },
    { files: ['**/*.test.{ts,tsx}'], rules: { 'max-lines-per-function': 'off', '@typescript-eslint/no-non-null-assertion': 'off' } },
    ...boundaries,
]);
