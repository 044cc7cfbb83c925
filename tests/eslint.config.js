// House rules for the tests' code.
import { defineConfig, globalIgnores } from 'eslint/config';
import typescript from 'typescript-eslint';

export default defineConfig([
    globalIgnores(['node_modules']),
    {
        files: ['**/*.ts'],
        extends: [typescript.configs.strictTypeChecked],
        languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
        rules: {
            'max-lines': ['error', { max: 400, skipBlankLines: true }],
            '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
            '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
            '@typescript-eslint/no-non-null-assertion': 'off', // In a test it fails where it is wrong, as it should.
            '@typescript-eslint/no-floating-promises': 'error',
            '@typescript-eslint/no-misused-spread': 'off', // Spans count code points, as [...text] does.
        },
    },
]);
