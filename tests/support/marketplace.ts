// A small marketplace for the tests: two sellers with people, two buyers, operators, tokens, and orders as they are needed.
import { Client } from './client.ts';
import { Server } from './server.ts';
import type { Order, Seller, Sent } from './types.ts';

export const password = 'correct horse battery';

export interface NewUser {
    login: string;
    name: string;
    role: string;
    seller?: string;
    buyer?: string;
    language?: string;
    password?: string | null; // null: none, only an invitation lets the person in.
}

// The command line's words for people.
export class Admin {
    readonly #server: Server;
    constructor(server: Server) {
        this.#server = server;
    }
    createSeller(name: string): void {
        this.#server.succeed(['admin', 'seller', 'create', name]);
    }
    createUser(user: NewUser): void {
        const options = ['--name', user.name, '--role', user.role, '--language', user.language ?? 'en'];
        if (user.seller !== undefined) options.push('--seller', user.seller);
        if (user.buyer !== undefined) options.push('--buyer', user.buyer);
        if (user.password === null) {
            this.#server.succeed(['admin', 'user', 'create', user.login, ...options]);
            return;
        }
        this.#server.succeed(['admin', 'user', 'create', user.login, ...options, '--password-stdin'], `${user.password ?? password}\n`);
    }
    resetPassword(login: string, to: string): void {
        this.#server.succeed(['admin', 'user', 'password', login, '--password-stdin'], `${to}\n`);
    }
    // The secret of an invitation link.
    invite(login: string): string {
        const said = this.#server.succeed(['admin', 'user', 'invite', login]);
        const secret = /\/invitation\/([\w-]+)/.exec(said)?.[1];
        if (secret === undefined) throw new Error(`no invitation link in: ${said}`);
        return secret;
    }
    revokeSessions(login: string): void {
        this.#server.succeed(['admin', 'user', 'sign-out', login]);
    }
    // The text of a link by which a buyer asks before a sale.
    makeLink(buyer: string, seller: string, sku: string, title: string, hours = 24): string {
        const said = this.#server.succeed(['admin', 'link', buyer, seller, sku, title, '--hours', String(hours)]);
        return said.trim().split('/ask/')[1]!;
    }
    // The secret of a new token.
    createToken(name: string, scopes: string[], seller?: string): string {
        const where = seller === undefined ? [] : ['--seller', seller];
        const said = this.#server.succeed(['admin', 'token', 'create', name, ...scopes.flatMap((scope) => ['--scope', scope]), ...where]);
        const secret = said.trim().split(/\s+/).at(-1);
        if (!secret) throw new Error(`no token in: ${said}`);
        return secret;
    }
    revokeToken(name: string): void {
        this.#server.succeed(['admin', 'token', 'revoke', name]);
    }
}

export interface NewOrder {
    seller?: Seller;
    buyer?: string | null; // external_id; null: none.
    daysAgo?: number;
    title?: string;
    more?: Record<string, unknown>;
}

const scopes = ['messages:read', 'messages:write', 'orders:write', 'buyers:write'];
const people: NewUser[] = [
    { login: 'olga@north.example', name: 'Olga North', role: 'owner', seller: 'North Shop' },
    { login: 'mara@north.example', name: 'Mara North', role: 'manager', seller: 'North Shop' },
    { login: 'anna@north.example', name: 'Anna North', role: 'agent', seller: 'North Shop' },
    { login: 'otto@south.example', name: 'Otto South', role: 'owner', seller: 'South Shop' },
    { login: 'moni@market.example', name: 'Moni Market', role: 'moderator' },
    { login: 'adam@market.example', name: 'Adam Market', role: 'administrator' },
    { login: 'ada@buyers.example', name: 'Ada Buyer', role: 'buyer', buyer: 'ada' },
    { login: 'ben@buyers.example', name: 'Ben Buyer', role: 'buyer', buyer: 'ben' },
];

// With which the marketplace of the tests signs its links before a sale.
export const linkKey = 'a key of the marketplace';

export interface StartOptions {
    settings?: Record<string, string>;
    logins?: string[];
    under?: string[]; // As Server.start() has it.
    directory?: string;
}

export class Marketplace {
    readonly server: Server;
    readonly admin: Admin;
    north: Seller = { id: 0, name: 'North Shop' };
    south: Seller = { id: 0, name: 'South Shop' };
    push: Client; // With a token of the whole marketplace and every scope.
    readonly #clients = new Map<string, Promise<Client>>();
    #orders = 0;
    #agents = 0;

    private constructor(server: Server) {
        this.server = server;
        this.admin = new Admin(server);
        this.push = new Client(server);
    }

    // `logins`: the people that are needed; all where not said.
    static async start(options: StartOptions = {}): Promise<Marketplace> {
        const market = new Marketplace(
            await Server.start({ STOA_INQUIRY_LINK_KEY: linkKey, ...options.settings }, options.under, options.directory),
        );
        try {
            await market.#fill(options.logins);
        } catch (error) {
            await market.server.remove();
            throw error;
        }
        return market;
    }

    async #fill(logins: string[] | undefined): Promise<void> {
        this.admin.createSeller(this.north.name);
        this.admin.createSeller(this.south.name);
        this.push = Client.withToken(this.server, this.admin.createToken('everything', scopes));
        for (const external_id of ['ada', 'ben']) {
            const name = external_id === 'ada' ? 'Ada Buyer' : 'Ben Buyer';
            await this.push.ok('putBuyer', { path: { external_id }, body: { name, language: 'en' } });
        }
        for (const user of people) if (!logins || logins.includes(user.login.split('@')[0]!)) this.admin.createUser(user);
        const [north, south] = [await this.#sellerOf(1, 'North Shop'), await this.#sellerOf(2, 'South Shop')];
        this.north = north;
        this.south = south;
    }

    // Sellers are numbered in the order in which they were created.
    #sellerOf(id: number, name: string): Promise<Seller> {
        return Promise.resolve({ id, name });
    }

    // The person by the first part of its login, signed in once for a test file.
    as(who: string): Promise<Client> {
        let client = this.#clients.get(who);
        if (!client) {
            client = this.signedIn(who);
            this.#clients.set(who, client);
        }
        return client;
    }
    signedIn(who: string): Promise<Client> {
        const login = people.find((user) => user.login.startsWith(`${who}@`))!.login;
        return Client.signedIn(this.server, login, password);
    }

    nextOrderId(): string {
        this.#orders += 1;
        return `111-${String(this.#orders).padStart(7, '0')}-${String(7_000_000 + this.#orders)}`;
    }

    async order(wanted: NewOrder = {}): Promise<Order> {
        const buyer = wanted.buyer === undefined ? 'ada' : wanted.buyer;
        const body = {
            ...(buyer === null ? {} : { buyer }),
            placed_at: new Date(Date.now() - (wanted.daysAgo ?? 2) * 86_400_000).toISOString(),
            delivery_state: 'shipped',
            items: [{ sku: 'OAK-1', title: wanted.title ?? 'Oak shelf', quantity: 1 }],
            ...wanted.more,
        };
        const seller = wanted.seller ?? this.north;
        return this.push.ok('putOrder', { path: { seller: seller.id, order: this.nextOrderId() }, body });
    }

    // A new agent of the seller's, by its id; nobody signs in as it. Needs the login adam.
    async agent(seller = this.north): Promise<string> {
        const login = `agent-${++this.#agents}@example.com`;
        this.admin.createUser({ login, name: 'Agent', role: 'agent', seller: seller.name, password: null });
        const { members } = await (await this.as('adam')).ok('listMembers', { path: { seller: seller.id } });
        return members.find((member) => member.login === login)!.id;
    }

    // An order of North's, and the address under which its mails reach the buyer. Needs the login olga, and mail.
    async orderWithAlias(): Promise<{ order: Order; alias: string }> {
        const order = await this.order();
        const shown = await (await this.as('olga')).ok('getOrder', { path: { seller: this.north.id, order: order.id } });
        return { order, alias: shown.buyer_alias! };
    }

    // A conversation that a buyer has opened about a new order of North's.
    async inquiry(text = 'Where is my shelf?', wanted: NewOrder = {}): Promise<Sent & { order: Order }> {
        const order = await this.order(wanted);
        const buyer = await this.as(typeof wanted.buyer === 'string' ? wanted.buyer : 'ada');
        const seller = wanted.seller ?? this.north;
        const sent = await buyer.ok('openInquiry', { path: { seller: seller.id, order: order.id }, body: { topic: 'delivery', text } });
        return { ...sent, order };
    }

    remove(): Promise<void> {
        return this.server.remove();
    }
}
