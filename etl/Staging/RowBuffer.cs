using System.Buffers.Binary;
using System.Text;

namespace BhytWarehouse.Etl.Staging;

/// <summary>Rows of one table, encoded one after another in one growing array, so that a reader thread can hand thousands of rows to the writer thread without an object for each.</summary>
public sealed class RowBuffer(StagingTable table)
{
    private byte[] _bytes = new byte[64 * 1024];
    private int _length;
    private int _column;

    public StagingTable Table { get; } = table;

    public int RowCount { get; private set; }

    public int ByteCount => _length;

    /// <summary>Ends the row; throws when values are missing or too many, since every later row would be shifted.</summary>
    public void EndRow()
    {
        if (_column != Table.Columns.Count)
        {
            throw new InvalidOperationException($"A row of {Table} has {_column} values; the table has {Table.Columns.Count} columns.");
        }

        _column = 0;
        RowCount++;
    }

    public void Text(ReadOnlySpan<byte> utf8)
    {
        Span<byte> space = Take(5 + utf8.Length);
        space[0] = (byte)RowValueKind.Text;
        BinaryPrimitives.WriteInt32LittleEndian(space[1..], utf8.Length);
        utf8.CopyTo(space[5..]);
        _column++;
    }

    public void Text(string text)
    {
        int length = Encoding.UTF8.GetByteCount(text);
        Span<byte> space = Take(5 + length);
        space[0] = (byte)RowValueKind.Text;
        BinaryPrimitives.WriteInt32LittleEndian(space[1..], length);
        Encoding.UTF8.GetBytes(text, space[5..]);
        _column++;
    }

    public void Integer(long value)
    {
        Span<byte> space = Take(9);
        space[0] = (byte)RowValueKind.Integer;
        BinaryPrimitives.WriteInt64LittleEndian(space[1..], value);
        _column++;
    }

    /// <summary>A decimal of two places, given in hundredths: an amount of đồng.</summary>
    public void Hundredths(long value) => Scaled(RowValueKind.Hundredths, value);

    /// <summary>A decimal of three places, given in thousandths: a quantity or a unit price.</summary>
    public void Thousandths(long value) => Scaled(RowValueKind.Thousandths, value);

    public void Null()
    {
        Take(1)[0] = (byte)RowValueKind.Null;
        _column++;
    }

    /// <summary>Where the buffer stands, so that a record found bad half-way can be taken back.</summary>
    public RowBufferMark Mark() => new(_length, RowCount, _column);

    public void Rewind(RowBufferMark mark) => (_length, RowCount, _column) = (mark.Length, mark.RowCount, mark.Column);

    public void Clear() => (_length, RowCount, _column) = (0, 0, 0);

    /// <summary>The rows as they are encoded; valid until the buffer is filled again.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    public RowValueReader Read() => new(_bytes.AsSpan(0, _length));

    private void Scaled(RowValueKind kind, long value)
    {
        Span<byte> space = Take(9);
        space[0] = (byte)kind;
        BinaryPrimitives.WriteInt64LittleEndian(space[1..], value);
        _column++;
    }

    private Span<byte> Take(int count)
    {
        if (_length + count > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + count));
        }

        Span<byte> space = _bytes.AsSpan(_length, count);
        _length += count;
        return space;
    }
}
