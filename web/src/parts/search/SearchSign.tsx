export function SearchSign() {
    return (
        <svg
            width="20"
            height="20"
            viewBox="0 0 20 20"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.8"
            strokeLinecap="round"
            aria-hidden="true"
        >
            <circle cx="8.7" cy="8.7" r="5.4" />
            <path d="m12.8 12.8 4.2 4.2" />
        </svg>
    );
}
