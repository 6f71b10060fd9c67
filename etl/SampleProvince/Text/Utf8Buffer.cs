using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Unicode;

namespace BhytWarehouse.SampleProvince.Text;

/// <summary>A growing run of UTF-8 bytes, rented; written to a file in one go.</summary>
internal sealed class Utf8Buffer : IDisposable
{
    private byte[] _bytes;

    public Utf8Buffer(int capacity = 4096) => _bytes = ArrayPool<byte>.Shared.Rent(capacity);

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public ReadOnlyMemory<byte> WrittenMemory => _bytes.AsMemory(0, Length);

    public void Clear() => Length = 0;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        Length += bytes.Length;
    }

    public void AppendByte(byte value)
    {
        Room(1)[0] = value;
        Length++;
    }

    public void Append(string text)
    {
        Span<byte> room = Room(text.Length * 3);
        Utf8.FromUtf16(text, room, out _, out int written);
        Length += written;
    }

    public void Append(long number)
    {
        Utf8Formatter.TryFormat(number, Room(20), out int written);
        Length += written;
    }

    public void AppendPadded(long number, int digits)
    {
        Span<byte> room = Room(digits);
        for (int i = digits - 1; i >= 0; i--)
        {
            room[i] = (byte)('0' + (number % 10));
            number /= 10;
        }

        Length += digits;
    }

    public void AppendDay(DateOnly day) => AppendPadded((day.Year * 10_000) + (day.Month * 100) + day.Day, 8);

    public void AppendMinute(DateTime moment)
    {
        AppendDay(DateOnly.FromDateTime(moment));
        AppendPadded((moment.Hour * 100) + moment.Minute, 4);
    }

    /// <summary>A fixed-point number; without <paramref name="full"/> trailing zeros are left off.</summary>
    public void AppendFixed(long value, int decimals, bool full)
    {
        if (value < 0)
        {
            AppendByte((byte)'-');
            value = -value;
        }

        long scale = decimals == 2 ? 100 : 1000;
        Append(value / scale);
        long rest = value % scale;
        if (rest == 0 && !full)
        {
            return;
        }

        while (!full && rest % 10 == 0)
        {
            rest /= 10;
            decimals--;
        }

        AppendByte((byte)'.');
        AppendPadded(rest, decimals);
    }

    public void AppendEscaped(ReadOnlySpan<byte> text)
    {
        for (int special; (special = text.IndexOfAny((byte)'<', (byte)'&', (byte)'>')) >= 0; text = text[(special + 1)..])
        {
            Append(text[..special]);
            Append(text[special] switch { (byte)'<' => "&lt;"u8, (byte)'>' => "&gt;"u8, _ => "&amp;"u8 });
        }

        Append(text);
    }

    /// <summary>Base64 on one line, or in lines of 76 as mail programs and some hospital systems write it.</summary>
    public void AppendBase64(ReadOnlySpan<byte> content, bool wrapped)
    {
        const int BytesPerLine = 57;
        if (!wrapped)
        {
            Base64.EncodeToUtf8(content, Room(Base64.GetMaxEncodedToUtf8Length(content.Length)), out _, out int written);
            Length += written;
            return;
        }

        for (; content.Length > 0; content = content[Math.Min(BytesPerLine, content.Length)..])
        {
            Base64.EncodeToUtf8(content[..Math.Min(BytesPerLine, content.Length)], Room(78), out _, out int written);
            Length += written;
            Append("\r\n"u8);
        }
    }

    public override string ToString() => Encoding.UTF8.GetString(Written);

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
    }

    private Span<byte> Room(int length)
    {
        if (_bytes.Length - Length < length)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, Length + length));
            Written.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }

        return _bytes.AsSpan(Length);
    }
}
