using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace BotFramework.Json;

/// <summary>JSON written into rented memory. One is kept per thread, so a reply costs no buffer.</summary>
internal sealed class JsonBuffer : IBufferWriter<byte>, IDisposable
{
    private const int InitialSize = 4 * 1024;

    // A larger one goes back to the pool: one huge card must not stay with the thread for ever.
    private const int KeptSize = 64 * 1024;

    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    private static JsonBuffer? _kept;

    private readonly Utf8JsonWriter _writer;
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(InitialSize);
    private int _written;

    private JsonBuffer() => _writer = new Utf8JsonWriter(this, WriterOptions);

    public ReadOnlyMemory<byte> WrittenMemory => _bytes.AsMemory(0, _written);

    public static JsonBuffer Write(object value, JsonTypeInfo type)
    {
        var buffer = _kept ?? new JsonBuffer();
        _kept = null;
        buffer._written = 0;
        buffer._writer.Reset();
        JsonSerializer.Serialize(buffer._writer, value, type);
        buffer._writer.Flush();
        return buffer;
    }

    public void Advance(int count) => _written += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsMemory(_written);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsSpan(_written);
    }

    /// <summary>Hands the buffer back; the memory must not be used afterwards.</summary>
    public void Dispose()
    {
        if (_bytes.Length > KeptSize)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = ArrayPool<byte>.Shared.Rent(InitialSize);
        }

        _kept = this;
    }

    private void Reserve(int sizeHint)
    {
        var needed = _written + Math.Max(sizeHint, 256);
        if (needed <= _bytes.Length)
            return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, _bytes.Length * 2));
        WrittenMemory.Span.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
