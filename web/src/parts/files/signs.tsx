// The signs on the buttons about files.
import './files.css';

export function ClipSign() {
    return (
        <svg className="sign" viewBox="0 0 20 20" aria-hidden="true">
            <path d="M15.5 9.2l-6 6a3.6 3.6 0 0 1-5.1-5.1l6.5-6.5a2.4 2.4 0 0 1 3.4 3.4l-6.4 6.4a1.2 1.2 0 0 1-1.7-1.7l5.7-5.7" />
        </svg>
    );
}

export function DownloadSign() {
    return (
        <svg className="sign" viewBox="0 0 20 20" aria-hidden="true">
            <path d="M10 3.5v9m-3.6-3.6L10 12.5l3.6-3.6M4 16.5h12" />
        </svg>
    );
}
