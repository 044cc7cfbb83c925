// What stands in the addresses of pages, read and written.
export const search_text = ({ search }: Record<string, unknown>): { search?: string } => {
    const text = typeof search === 'number' ? String(search) : search; // A number in the address is read as one.
    return typeof text === 'string' && text !== '' ? { search: text.slice(0, 200) } : {};
};
export const message_place = ({ message }: Record<string, unknown>): { message?: number } =>
    typeof message === 'number' && Number.isSafeInteger(message) && message > 0 ? { message } : {};
export const draft_place = ({ draft }: Record<string, unknown>): { draft?: string } =>
    typeof draft === 'string' && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(draft) ? { draft } : {};

// Of rows in lists, as the routes would write them.
export const conversation_address = (seller: number, conversation: string, section: string): string =>
    `/s/${seller}/messages/${conversation}${section === 'needs_reply' ? '' : `?section=${section}`}`;
export const buyer_conversation_address = (conversation: string): string => `/messages/${conversation}`;
export const held_address = (seller: number, draft: string): string => `/held/${seller}/${draft}`;
export const order_address = (seller: number, order: string): string => `/s/${seller}/orders/${encodeURIComponent(order)}`;
export const draft_address = (seller: number, order: string, draft: string): string => `${order_address(seller, order)}?draft=${draft}`;

export const seller_number = {
    parse: ({ seller }: { seller: string }) => ({ seller: /^[1-9]\d{0,15}$/.test(seller) ? Number(seller) : 0 }),
    stringify: ({ seller }: { seller: number }) => ({ seller: String(seller) }),
};
