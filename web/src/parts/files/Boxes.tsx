// A picture with the places marked that the rules are about.
import { useWords } from '../../words/WordsContext';
import { tone_of } from '../composer/marks';
import type { Finding } from '../../api/types';
import { box_of, type Box } from './file_findings';
import './files.css';
import type { Size } from './fit';

const margin = 0.012; // Of the longer side: a line on the letters themselves would strike them out.

function around({ x, y, width, height }: Box, picture: Size): Box {
    const by = margin * Math.max(picture.width, picture.height);
    const [left, top] = [Math.max(0, x - by), Math.max(0, y - by)];
    return {
        x: left,
        y: top,
        width: Math.min(picture.width, x + width + by) - left,
        height: Math.min(picture.height, y + height + by) - top,
    };
}

// Laid over a picture that fills the same place; `picture` is what the boxes are measured in.
export function Boxes({ findings, picture }: { findings: Finding[]; picture: Size }) {
    const { t } = useWords();
    const found = findings.flatMap((finding) => {
        const box = box_of(finding, picture);
        return box ? [{ ...around(box, picture), tone: tone_of(finding.outcome) }] : [];
    });
    // Where several rules are about one place it is marked once.
    const boxes = found.filter((box, at) => found.findIndex(({ x, y, width }) => x === box.x && y === box.y && width === box.width) === at);
    if (boxes.length === 0) return null;
    return (
        <svg
            className="boxes"
            viewBox={`0 0 ${picture.width} ${picture.height}`}
            preserveAspectRatio="none"
            role="img"
            aria-label={t('files.marked', { count: boxes.length })}
        >
            {boxes.map(({ x, y, width, height, tone }, at) => (
                <rect key={at} className={tone} x={x} y={y} width={width} height={height} />
            ))}
        </svg>
    );
}
