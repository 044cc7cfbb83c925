// A process of its own that opens many event streams and lets them lie: HOST PORT COUNT, then the request on standard input's first line
// (as JSON). Says "open" when the server has answered all, ends when its input does.
import { connect } from 'node:net';
import { createInterface } from 'node:readline';

const [host, port, count] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];
const together = 100;
let begun = 0;
let open = 0;

function begin(request) {
    begun += 1;
    const socket = connect(port, host, () => socket.write(request));
    socket.once('data', (bytes) => {
        if (!bytes.toString('latin1').startsWith('HTTP/1.1 200 ')) {
            console.log(`refused ${bytes.toString('latin1').slice(0, 200)}`);
            process.exit(1);
        }
        open += 1;
        if (open === count) console.log('open');
        else if (begun < count) begin(request);
    });
    socket.on('error', (error) => {
        console.log(`failed ${error.message}`);
        process.exit(1);
    });
}

const input = createInterface({ input: process.stdin });
input.once('line', (line) => {
    const request = JSON.parse(line);
    for (let i = 0; i < together; i++) begin(request);
});
input.once('close', () => process.exit(0));
