import type { MessageHit } from '../../api/types';

export const id_of = (hit: MessageHit) => `${hit.conversation_id} ${hit.seq}`;
