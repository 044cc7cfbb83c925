// A picture made small enough for the library: only its look counts there.
const side_max = 1000;
const qualities = [0.9, 0.75, 0.6, 0.45];

// The name without its ending, for people: "north_logo-2.png" is "north logo 2".
export function name_of(file_name: string): string {
    const name = file_name.replace(/\.[a-z0-9]{1,5}$/i, '').replaceAll(/[\s_-]+/g, ' ');
    return name.trim().slice(0, 100) || file_name.slice(0, 100);
}

export function fitting(width: number, height: number): { width: number; height: number } {
    const factor = Math.min(1, side_max / Math.max(width, height));
    return { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) };
}

// Nothing where the browser cannot read it.
export async function small_picture(file: File, bytes_max: number): Promise<Blob | undefined> {
    if (file.size <= bytes_max) return file;
    let picture: ImageBitmap;
    try {
        picture = await createImageBitmap(file);
    } catch {
        return undefined;
    }
    const canvas = document.createElement('canvas');
    Object.assign(canvas, fitting(picture.width, picture.height));
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    for (const type of ['image/webp', 'image/jpeg']) {
        for (const quality of qualities) {
            const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, type, quality));
            if (blob && blob.size <= bytes_max) return blob;
        }
    }
    return undefined;
}

export async function base64_of(blob: Blob): Promise<string> {
    const bytes = new Uint8Array(await blob.arrayBuffer());
    let text = '';
    for (const byte of bytes) text += String.fromCharCode(byte);
    return btoa(text);
}
