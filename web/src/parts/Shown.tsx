// Somebody's text, with what could deceive the eye made visible.
import { cut_hidden } from './hidden_characters';
import { useWords } from '../words/WordsContext';
import './bits.css';

export function Shown({ text }: { text: string }) {
    const { t } = useWords();
    const pieces = cut_hidden(text);
    if (pieces.length === 1 && pieces[0]?.hidden === undefined) return text;
    return pieces.map((piece, at) =>
        piece.hidden === undefined ? (
            piece.text
        ) : (
            <span key={at} className="ghost" title={t('text.hidden', { code: piece.hidden })}>
                {piece.text}
            </span>
        ),
    );
}
