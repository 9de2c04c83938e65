// A server that speaks S3, on loopback and on a port of its own; it tells the port, and ends when nobody listens to it any more.
import S3rver from '@20minutes/s3rver'

const [directory, bucket] = process.argv.slice(2)
// Its own reckoning of a signature differs from Amazon's where a query names a path.
const server = new S3rver({ port: 0, address: '127.0.0.1', silent: true, directory, vhostBuckets: false, allowMismatchedSignatures: true, configureBuckets: [{ name: bucket }] })
const { port } = await server.run()
console.log(port)
process.stdin.on('end', () => process.exit(0)).resume()
