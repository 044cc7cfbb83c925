// A file's name on one line: its end always shows, for that is what tells two of them apart.
import { named_hidden } from '../hidden_characters';
import { Shown } from '../Shown';
import './files.css';
import { split_name } from './kinds';

export function FileName({ name }: { name: string }) {
    const { head, tail } = split_name(name);
    return (
        <span className="file-name" title={named_hidden(name)} dir="auto">
            <span className="file-name-head">
                <Shown text={head} />
            </span>
            {tail !== '' && (
                <span>
                    <Shown text={tail} />
                </span>
            )}
        </span>
    );
}
