// The search field of Manage Orders.
export const search_id = 'orders-search';
