// Mails as a server elsewhere makes them, with its signature (DKIM, RFC 6376) or without.
import { generateKeyPairSync } from 'node:crypto';
import { createTransport, type SendMailOptions } from 'nodemailer';

const selector = 's1';

export class Signer {
    readonly #domain: string;
    readonly #keys = generateKeyPairSync('rsa', {
        modulusLength: 2048,
        publicKeyEncoding: { type: 'spki', format: 'pem' },
        privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });

    constructor(domain: string) {
        this.#domain = domain;
    }

    // What the domain's name server says of its key (section 3.6.1). A text of a zone has at most 255 bytes.
    get zone(): string {
        const key = this.#keys.publicKey.replaceAll(/-----.*?-----|\s/g, '');
        const texts = `v=DKIM1; k=rsa; p=${key}`.match(/.{1,200}/g)!.map((text) => `"${text}"`);
        return `${selector}._domainkey.${this.#domain}. TXT ( ${texts.join(' ')} )\n`;
    }

    async signed(mail: SendMailOptions): Promise<string> {
        return compose({ ...mail, dkim: { domainName: this.#domain, keySelector: selector, privateKey: this.#keys.privateKey } });
    }
}

export async function compose(mail: SendMailOptions): Promise<string> {
    const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
    const { message } = (await transport.sendMail(mail)) as { message: Buffer };
    return message.toString('utf8');
}
