using BhytWarehouse.Etl.Staging;

namespace BhytWarehouse.Etl.Sources.Tables;

/// <summary>A staging column that follows from several fields of a row, behind the columns of the contract.</summary>
public sealed class DerivedColumn
{
    private readonly Action<TableRow, RowBuffer> _append;
    private readonly Action<RowBuffer> _appendEmpty;

    public DerivedColumn(string name, Func<TableRow, string> value)
        : this(name, (row, buffer) => buffer.Text(value(row)), buffer => buffer.Text(""))
    {
    }

    public DerivedColumn(string name, Func<TableRow, long> value)
        : this(name, (row, buffer) => buffer.Integer(value(row)), buffer => buffer.Integer(0))
    {
    }

    private DerivedColumn(string name, Action<TableRow, RowBuffer> append, Action<RowBuffer> appendEmpty)
    {
        Name = name;
        _append = append;
        _appendEmpty = appendEmpty;
    }

    public string Name { get; }

    /// <summary>A column of amounts, given in hundredths of đồng.</summary>
    public static DerivedColumn Hundredths(string name, Func<TableRow, long> value) => new(name, (row, buffer) => buffer.Hundredths(value(row)), buffer => buffer.Hundredths(0));

    internal void Append(TableRow row, RowBuffer buffer) => _append(row, buffer);

    /// <summary>For a row that is no record of the table: a totals row, a footer.</summary>
    internal void AppendEmpty(RowBuffer buffer) => _appendEmpty(buffer);
}
