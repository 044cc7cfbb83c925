# A real S3-compatible server for the tests: OpenStack Swift with its S3 API, all of it in one process, which checks every signature.
#
#   s3_server.py FOLDER PORT [CERTIFICATE KEY]
#
# keeps its things in FOLDER, prints its port (0 takes a free one) when it is ready, and ends when its standard input does.
import logging
import os
import socket
import sys

import eventlet

eventlet.monkey_patch()

import eventlet.wsgi
from swift.common import utils
from swift.common.ring import RingBuilder
from swift.common.wsgi import loadapp

logging.disable(logging.CRITICAL)
# Otherwise they are looked for in /etc/swift.
utils.HASH_PATH_PREFIX = b'stoa'
utils.HASH_PATH_SUFFIX = b'tests'

BACKEND = '''[DEFAULT]
swift_dir = {folder}
devices = {folder}/devices
mount_check = false
[pipeline:main]
pipeline = app
[app:app]
use = egg:swift#{kind}
'''
# One account, and a cache that nobody answers for, which Swift can do without but wants to be told of: the key "stoa:files" with the secret "the-secret-of-files".
PROXY = '''[DEFAULT]
swift_dir = {folder}
[pipeline:main]
pipeline = catch_errors gatekeeper cache listing_formats bulk s3api tempauth slo dlo proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:gatekeeper]
use = egg:swift#gatekeeper
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:9
[filter:listing_formats]
use = egg:swift#listing_formats
[filter:bulk]
use = egg:swift#bulk
[filter:s3api]
use = egg:swift#s3api
location = us-east-1
storage_domain = s3.localhost
[filter:tempauth]
use = egg:swift#tempauth
user_stoa_files = the-secret-of-files .admin
[filter:slo]
use = egg:swift#slo
[filter:dlo]
use = egg:swift#dlo
'''


def listen(port):
    server = socket.socket()
    server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    server.bind(('127.0.0.1', port))
    server.listen(64)
    return server


def serve(folder, kind, text, server):
    path = f'{folder}/{kind}.conf'
    with open(path, 'w') as file:
        file.write(text.format(folder=folder, kind=kind))
    eventlet.spawn(eventlet.wsgi.server, server, loadapp(path), log_output=False)


def main(folder, port, certificate=None, key=None):
    folder = os.path.abspath(folder)
    os.makedirs(f'{folder}/devices/one', exist_ok=True)
    for kind in ('account', 'container', 'object'):
        server = listen(0)
        place = {'ip': '127.0.0.1', 'port': server.getsockname()[1]}
        ring = RingBuilder(2, 1, 1)
        ring.add_dev({'id': 0, 'region': 1, 'zone': 1, 'device': 'one', 'weight': 1, **place,
                      'replication_ip': place['ip'], 'replication_port': place['port']})
        ring.rebalance()
        ring.get_ring().save(f'{folder}/{kind}.ring.gz')
        serve(folder, kind, BACKEND, server)
    front = listen(int(port))
    secured = eventlet.wrap_ssl(front, certfile=certificate, keyfile=key, server_side=True) if certificate else front
    serve(folder, 'proxy', PROXY, secured)
    sys.stderr = open(os.devnull, 'w')  # Clients that break off are the tests' business.
    os.write(1, f'{secured.getsockname()[1]}\n'.encode())
    eventlet.tpool.execute(sys.stdin.read)


main(*sys.argv[1:])
