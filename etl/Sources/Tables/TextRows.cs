using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace BhytWarehouse.Etl.Sources.Tables;

/// <summary>The rows of a CSV text.</summary>
internal sealed class TextRows : RowFeed
{
    private const int LongestField = 4096;
    private const int MostFields = 2_048;

    private readonly TextBytes _bytes;
    private readonly StreamReader _text;
    private readonly CsvParser _parser;
    private TableCell[] _cells = new TableCell[32];
    private int _cellCount;
    private bool _isQuotedWell;
    private long _start;

    public TextRows(Stream content, CancellationToken cancellationToken)
    {
        _bytes = new TextBytes(content, cancellationToken);
        _text = new StreamReader(_bytes, _bytes.Encoding, detectEncodingFromByteOrderMarks: false, bufferSize: 64 * 1024);
        _parser = new CsvParser(_text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = _bytes.Separator.ToString(),
            MaxFieldSize = LongestField * (_bytes.BytesPerCharacter == 1 ? 3 : 1),
            BadDataFound = _ => _isQuotedWell = false,
        });
    }

    public override int CellCount => _cellCount;

    public override bool IsQuotedWell => _isQuotedWell;

    public override long Offset => _bytes.MarkLength + _start;

    public override long Length => (_parser.CharCount * _bytes.BytesPerCharacter) - _start;

    public override TableCell this[int column] => column < _cellCount ? _cells[column] : TableCell.Empty;

    public override bool NextSheet() => SheetNumber++ == 0;

    public override bool ReadRow()
    {
        _bytes.RowStart = _start = _parser.CharCount * _bytes.BytesPerCharacter;
        _isQuotedWell = true;
        bool found;
        try
        {
            found = _parser.Read();
        }
        catch (MaxFieldSizeException)
        {
            StructureFault = $"a field above {LongestField} characters in the row that starts at byte {Offset}";
            return false;
        }

        FormFault = _bytes.Fault;
        if (_bytes.HasRowWithoutEnd)
        {
            StructureFault = $"a row above 256 KiB that starts at byte {Offset}";
        }
        else if (found && _bytes.IsAtEnd && _bytes.Fault is null && EndsInsideQuotes(_parser.RawRecord, _bytes.Separator))
        {
            StructureFault = $"a quotation mark opened in the row that starts at byte {Offset} and never closed";
        }

        if (!found || FormFault is not null || StructureFault is not null)
        {
            return false;
        }

        Take();
        return StructureFault is null;
    }

    protected override void Dispose(bool disposing)
    {
        _parser.Dispose();
        _text.Dispose();
        _bytes.Dispose();
    }

    private void Take()
    {
        _cellCount = _parser.Count;
        if (_cellCount > MostFields)
        {
            StructureFault = $"a row of {_cellCount} fields, above {MostFields}, that starts at byte {Offset}";
            return;
        }

        if (_cells.Length < _cellCount)
        {
            Array.Resize(ref _cells, _cellCount * 2);
        }

        for (int column = 0; column < _cellCount; column++)
        {
            // The parser notices a stray quotation mark only in a field that is asked for.
            string text = _parser[column];
            if (_bytes.BytesPerCharacter == 1 && text.AsSpan().ContainsAnyExceptInRange('\0', '\u007F'))
            {
                text = Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(text));
            }

            if (text.Length > LongestField)
            {
                StructureFault = $"a field above {LongestField} characters in the row that starts at byte {Offset}";
            }

            _cells[column] = text.Length == 0 ? TableCell.Empty : IsError(text) ? TableCell.OfError(text) : TableCell.OfText(text);
        }
    }

    // A quotation mark opens at the start of a field; RFC 4180 doubles those inside, which closes and opens again.
    private static bool EndsInsideQuotes(string row, char separator)
    {
        bool isInside = false;
        bool mayOpen = true;
        foreach (char letter in row)
        {
            if (letter == '"' && (isInside || mayOpen))
            {
                isInside = !isInside;
                mayOpen = true;
            }
            else if (!isInside)
            {
                mayOpen = letter == separator || letter is '\r' or '\n';
            }
        }

        return isInside;
    }
}
