// Starts the pages: theme, who is signed in, their language, then everything else.
import './effects';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { apply_theme } from './account/theme';
import { speak } from './api/client';
import { make_query_client } from './api/queries';
import { session_query } from './api/session';
import { begin_early } from './early';
import { make_router } from './routes';
import { choose_language, remember_language, type Language } from './words/language';
import { load_words } from './words/load';
import type { Words } from './words/words';
import { WordsContext } from './words/WordsContext';

apply_theme();

const client = make_query_client(() => {
    // A whole load, so that nothing of an ended session stays in memory; unsent text is kept.
    if (client.getQueryData(session_query.queryKey))
        location.assign(`/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`);
});
const router = make_router(client);

function use_words(words: Words): void {
    speak(words.locale);
    document.documentElement.lang = words.language;
}

function App({ first_words, queries }: { first_words: Words; queries: QueryClient }) {
    const [words, set_words] = useState(first_words);
    const choice = useMemo(() => {
        const change = async (language: Language) => {
            remember_language(language);
            const fresh = await load_words(language);
            use_words(fresh);
            set_words(fresh);
            void queries.invalidateQueries(); // The server's own words come in the reader's language too.
        };
        return { words, change: (language: Language) => void change(language) };
    }, [words, queries]);
    return (
        <WordsContext value={choice}>
            <QueryClientProvider client={queries}>
                <RouterProvider router={router} />
            </QueryClientProvider>
        </WordsContext>
    );
}

async function start(): Promise<void> {
    const asked = client.query(session_query).catch(() => undefined); // The pages say what is wrong.
    begin_early(client, location);
    const session = await asked;
    const words = await load_words(choose_language(session?.language));
    use_words(words);
    await router.load(); // So that the page is drawn once, with what has come until now.
    const root = document.getElementById('root');
    if (!root) throw new Error('The page has no place for the application.');
    createRoot(root).render(
        <StrictMode>
            <App first_words={words} queries={client} />
        </StrictMode>,
    );
}

declare module '@tanstack/react-router' {
    interface Register {
        router: ReturnType<typeof make_router>;
    }
}

void start();
