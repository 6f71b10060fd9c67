namespace BhytWarehouse.Etl.Sources.Tables;

/// <summary>One row as the witness scans it: the characters of its cells one behind another. Used again for every row.</summary>
internal sealed class ScannedRow
{
    // A row beyond this is refused by the reader; the witness only has to survive it.
    private const int MostCharacters = 512 * 1024;
    private const int MostCells = 20_000;

    private char[] _characters = new char[1024];
    private int _length;
    private readonly List<(int End, bool IsNumber)> _cells = [];

    public int CellCount => _cells.Count;

    public bool IsBlank { get; private set; } = true;

    public ReadOnlySpan<char> this[int cell]
    {
        get
        {
            if (cell < 0 || cell >= _cells.Count)
            {
                return default;
            }

            int start = cell == 0 ? 0 : _cells[cell - 1].End;
            return _characters.AsSpan(start, _cells[cell].End - start).Trim(" \t\r\n\u00A0");
        }
    }

    /// <summary>Whether a workbook holds the cell as a number (days are numbers too).</summary>
    public bool IsNumber(int cell) => cell >= 0 && cell < _cells.Count && _cells[cell].IsNumber;

    public void Add(char letter)
    {
        if (_length == _characters.Length)
        {
            if (_length >= MostCharacters)
            {
                IsBeyond = true;
                return;
            }

            Array.Resize(ref _characters, _length * 2);
        }

        _characters[_length++] = letter;
        IsBlank &= letter is ' ' or '\t' or '\r' or '\n' or '\u00A0';
    }

    public void Add(ReadOnlySpan<char> text)
    {
        foreach (char letter in text)
        {
            Add(letter);
        }
    }

    /// <summary>The row is longer than any that the reader takes.</summary>
    public bool IsBeyond { get; private set; }

    public void EndCell(bool isNumber = false)
    {
        IsBeyond |= _cells.Count >= MostCells;
        if (!IsBeyond)
        {
            _cells.Add((_length, isNumber));
        }
    }

    public void Clear()
    {
        _length = 0;
        _cells.Clear();
        IsBlank = true;
        IsBeyond = false;
    }

    public ScannedRow Copy()
    {
        ScannedRow copy = new() { _characters = _characters.AsSpan(0, Math.Max(_length, 1)).ToArray(), _length = _length, IsBlank = IsBlank };
        copy._cells.AddRange(_cells);
        return copy;
    }
}
