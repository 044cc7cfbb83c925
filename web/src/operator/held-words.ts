// How a held message is named: who writes to whom, why it was held.
import type { Finding, Held } from '../api/types';

export const sender_of = ({ author, seller, buyer_name }: Held): string => (author === 'buyer' ? buyer_name : seller.name);
export const addressee_of = ({ author, seller, buyer_name }: Held): string => (author === 'buyer' ? seller.name : buyer_name);

// Who wrote it; a seller's program has no name.
export const author_of = (held: Held): string => held.author_name || sender_of(held);

// Each rule that held it, once.
export function holding_rules(findings: Finding[]): Finding[] {
    const holding = findings.filter((finding) => finding.outcome === 'hold');
    return [...new Map((holding.length > 0 ? holding : findings).map((finding) => [finding.rule, finding])).values()];
}
