# One instance of a cluster of workerd. All instances have the same configuration; what differs is on the command line.
# Cluster mode is experimental: workerd may change it, and the format of the bucket, in any version.
using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "main", worker = .worker),
    # The instance's own disk: a cache, because the bucket has everything. --directory-path objects=FOLDER
    (name = "objects", disk = (path = "/var/lib/bookshop", writable = true)),
  ],
  # --socket-addr http=HOST:PORT
  sockets = [(name = "http", address = "127.0.0.1:8787", http = (), service = "main")],
  cluster = (
    # AWS_ENDPOINT_URL, AWS_REGION, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY say where it is and who may write.
    bucket = "s3://bookshop-double/worlds",
    # --cluster-addr HOST:PORT, on a private network: whoever has the key controls every instance.
    address = "127.0.0.1:7000",
    # Replace it: openssl rand -hex 32
    key = "0000000000000000000000000000000000000000000000000000000000000000",
  ),
);

const worker :Workerd.Worker = (
  # Written by npm run build.
  modules = [(name = "worker.js", esModule = embed "../dist/worker.js")],
  compatibilityDate = "2026-11-01",
  durableObjectNamespaces = [
    (className = "WorldObject", uniqueKey = "worlds", enableSql = true),
    (className = "DirectoryObject", uniqueKey = "directory", enableSql = true),
  ],
  durableObjectStorage = (localDisk = "objects"),
  bindings = [
    (name = "WORLDS", durableObjectNamespace = "WorldObject"),
    (name = "DIRECTORY", durableObjectNamespace = "DirectoryObject"),
    # The control API requires this token. Without it, only requests to local hosts are accepted.
    (name = "CONTROL_TOKEN", fromEnvironment = "CONTROL_TOKEN"),
  ],
);
