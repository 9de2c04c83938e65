using System.Buffers.Binary;

namespace Community.Database;

/// <summary>A part of a stream whose end is marked, so that another can follow: each block behind its length, and an empty one at the end.</summary>
internal static class BackupBlocks
{
    private const int LongestBlock = 1 << 20;

    /// <summary>Writes the part and its end.</summary>
    public static async Task WriteAsync(Stream to, Func<Stream, Task> part, CancellationToken stop)
    {
        await using (var blocks = new Writing(to)) await part(blocks);
        await to.WriteAsync(new byte[sizeof(int)], stop);
    }

    /// <summary>Reads the part to its end, however much of it is wanted.</summary>
    public static async Task ReadAsync(Stream from, Func<Stream, Task> part, CancellationToken stop)
    {
        await using var blocks = new Reading(from);
        await part(blocks);
        await blocks.CopyToAsync(Stream.Null, stop);
    }

    private sealed class Writing(Stream to) : BlockStream
    {
        public override bool CanWrite => true;

        public override void Write(byte[] buffer, int offset, int count) => WriteAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var length = new byte[sizeof(int)];
            for (var left = buffer; left.Length > 0; left = left[Math.Min(left.Length, LongestBlock)..])
            {
                var block = left[..Math.Min(left.Length, LongestBlock)];
                BinaryPrimitives.WriteInt32LittleEndian(length, block.Length);
                await to.WriteAsync(length, cancellationToken);
                await to.WriteAsync(block, cancellationToken);
            }
        }
    }

    private sealed class Reading(Stream from) : BlockStream
    {
        private readonly byte[] length = new byte[sizeof(int)];
        private int left;
        private bool ended;

        public override bool CanRead => true;

        public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (left == 0 && !ended)
            {
                await from.ReadExactlyAsync(length, cancellationToken);
                left = BinaryPrimitives.ReadInt32LittleEndian(length);
                if (left is < 0 or > LongestBlock) throw new InvalidDataException("No block of a backup.");
                ended = left == 0;
            }

            if (ended) return 0;
            var read = await from.ReadAsync(buffer[..Math.Min(buffer.Length, left)], cancellationToken);
            // It ended before its end was told.
            if (read == 0 && buffer.Length > 0) throw new EndOfStreamException();
            left -= read;
            return read;
        }
    }

    private abstract class BlockStream : Stream
    {
        public override bool CanRead => false;

        public override bool CanWrite => false;

        public override bool CanSeek => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
