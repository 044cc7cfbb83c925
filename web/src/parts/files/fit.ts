// How large a picture stands in a message before its bytes are there, so that nothing moves when they come.
export interface Size {
    width: number;
    height: number;
}

const largest: Size = { width: 320, height: 280 };
const least_px = 64; // What is thinner is cut, not drawn as a line; what is smaller stands on a ground of its own.

export interface Fitted extends Size {
    cut: boolean; // Not all of it is seen.
    small: boolean; // It is shown as large as it is.
}

// `picture` in pixels; never larger than it is.
export function fit(picture: Size): Fitted {
    const scale = Math.min(1, largest.width / picture.width, largest.height / picture.height);
    const [width, height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];
    const small = scale === 1 && (width < least_px || height < least_px);
    return {
        width: Math.max(width, least_px),
        height: Math.max(height, least_px),
        cut: !small && (width < least_px || height < least_px),
        small,
    };
}

// Columns of the grid in which so many pictures stand.
export const columns_for = (count: number): number => (count === 2 || count === 4 ? 2 : 3);
