using System.Buffers.Binary;

namespace BhytWarehouse.Etl.Staging;

/// <summary>Reads the values of a <see cref="RowBuffer"/> in the order in which they were appended.</summary>
public ref struct RowValueReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>The bytes of the last value when it is <see cref="RowValueKind.Text"/>.</summary>
    public ReadOnlySpan<byte> Text { get; private set; }

    /// <summary>The last value when it is a number; hundredths and thousandths are not yet divided.</summary>
    public long Number { get; private set; }

    public RowValueKind Next()
    {
        RowValueKind kind = (RowValueKind)_rest[0];
        switch (kind)
        {
            case RowValueKind.Null:
                _rest = _rest[1..];
                break;
            case RowValueKind.Text:
                int length = BinaryPrimitives.ReadInt32LittleEndian(_rest[1..]);
                Text = _rest.Slice(5, length);
                _rest = _rest[(5 + length)..];
                break;
            case RowValueKind.Integer or RowValueKind.Hundredths or RowValueKind.Thousandths:
                Number = BinaryPrimitives.ReadInt64LittleEndian(_rest[1..]);
                _rest = _rest[9..];
                break;
            default:
                throw new InvalidOperationException($"A row buffer holds a value of unknown kind {(byte)kind}.");
        }

        return kind;
    }
}
