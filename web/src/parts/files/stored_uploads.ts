// What tus-js-client keeps in the browser's storage, so that a file which is chosen again after a reload goes on where it was.
export const stored_uploads_prefix = 'tus::';
