using System.Buffers.Binary;

namespace BhytWarehouse.Etl.Staging;

/// <summary>Reads the values of a <see cref="RowBuffer"/> in the order in which they were appended.</summary>
public ref struct RowValueReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _position;

    /// <summary>The bytes of the last value when it is <see cref="RowValueKind.Text"/>.</summary>
    public ReadOnlySpan<byte> Text { get; private set; }

    /// <summary>The last value when it is a number; hundredths and thousandths are not yet divided.</summary>
    public long Number { get; private set; }

    /// <summary>Where <see cref="Text"/> starts in the buffer.</summary>
    public int TextOffset { get; private set; }

    public RowValueKind Next()
    {
        RowValueKind kind = (RowValueKind)_bytes[_position++];
        switch (kind)
        {
            case RowValueKind.Null:
                break;
            case RowValueKind.Text:
                int length = BinaryPrimitives.ReadInt32LittleEndian(_bytes[_position..]);
                TextOffset = _position + 4;
                Text = _bytes.Slice(TextOffset, length);
                _position = TextOffset + length;
                break;
            case RowValueKind.Integer or RowValueKind.Hundredths or RowValueKind.Thousandths:
                Number = BinaryPrimitives.ReadInt64LittleEndian(_bytes[_position..]);
                _position += 8;
                break;
            default:
                throw new InvalidOperationException($"A row buffer holds a value of unknown kind {(byte)kind}.");
        }

        return kind;
    }
}
