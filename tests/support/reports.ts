// Order reports as sellers download them, for the import.
import { writeFileSync } from 'node:fs';

export const newOrdersHeader = [
    'order-id', 'order-item-id', 'purchase-date', 'payments-date', 'buyer-email', 'buyer-name', 'buyer-phone-number', 'sku', 'product-name',
    'quantity-purchased', 'currency', 'item-price', 'item-tax', 'shipping-price', 'shipping-tax', 'ship-service-level', 'recipient-name',
    'ship-address-1', 'ship-address-2', 'ship-address-3', 'ship-city', 'ship-state', 'ship-postal-code', 'ship-country', 'ship-phone-number',
    'delivery-start-date', 'delivery-end-date', 'delivery-time-zone', 'delivery-Instructions',
]; // prettier-ignore

export type Row = Record<string, string>;

export function row(number: number, more: Row = {}): Row {
    const seven = String(number).padStart(7, '0');
    return {
        'order-id': `302-${seven}-1234567`,
        'order-item-id': `1234567${seven}`,
        'purchase-date': new Date(Date.now() - 3 * 86_400_000).toISOString().replace(/\.\d+Z$/, '+00:00'),
        'payments-date': '2026-11-20T10:00:00+00:00',
        'buyer-email': `relay${number}@marketplace.example`,
        'buyer-name': `Buyer Number${number}`,
        'buyer-phone-number': '555 0100',
        sku: `SKU-${number % 50}`,
        'product-name': `Thing ${number % 50}`,
        'quantity-purchased': '1',
        currency: 'EUR',
        'item-price': '19.90',
        'ship-address-1': 'Secret Street 5',
        'ship-city': 'Bonn',
        'ship-country': 'DE',
        ...more,
    };
}

// Values stand as they are: the format knows no quoting.
export function report(rows: Row[], header = newOrdersHeader): string {
    return [header, ...rows.map((one) => header.map((name) => one[name] ?? ''))].map((fields) => `${fields.join('\t')}\n`).join('');
}

export function writeReport(path: string, rows: Row[]): string {
    writeFileSync(path, report(rows));
    return path;
}
