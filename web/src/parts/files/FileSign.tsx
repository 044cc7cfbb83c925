// What stands for a file that has no picture: its kind, by colour and by the ending of its name.
import './files.css';
import { ending_of, kind_of } from './kinds';

export function FileSign({ name, media_type }: { name: string; media_type: string }) {
    return (
        <span className={`file-sign ${kind_of(media_type)}`} aria-hidden="true">
            {ending_of(name)}
        </span>
    );
}
