// The brand library, as the contract has it.
export interface Asset {
    id: string;
    kind: 'logo' | 'brand_image' | 'product_photo';
    name: string;
    sku?: string;
    width: number;
    height: number;
    created_at: string;
}
