using System.Numerics;
using System.Runtime.Intrinsics;
using System.Text;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Xml;

namespace BhytWarehouse.Etl.Sources.VssClaims;

/// <summary>Reads one inner document row by row. Values are places in the dossier's bytes; only what has references or CDATA is rewritten, in place.</summary>
/// <remarks>
/// The hot path of the product. A row repeats the fields of the row before it in the same order, so each field is first tried as
/// "the one that followed last time": one comparison of its start tag, one search for the end of the text, one comparison of its end tag.
/// Only what does not fit goes through the tokenizer.
/// </remarks>
internal sealed class TableReader(DossierFindings findings, UnknownElements unknown)
{
    private const int MostFields = 80;

    // Of a field's length: not in the row.
    private const int Absent = -1;

    private readonly XmlTokenizer _tokenizer = new();
    private readonly int[] _starts = new int[MostFields];
    private readonly int[] _lengths = new int[MostFields];
    private readonly short[][] _following = [.. VssClaimsContract.Tables.Select(table => Enumerable.Range(1, table.Fields.Count + 1).Select(next => (short)(next % table.Fields.Count)).ToArray())];

    private byte[] _bytes = [];
    private ContractTable _table = VssClaimsContract.Tables[0];
    private ContractField[] _fields = [];
    private int _position;
    private int _end;
    private bool _rowIsRoot;
    private bool _hasCharacterDataEnd;
    private bool _isOver;

    /// <summary>The document could not be read to its end; the finding is written.</summary>
    public bool IsUnreadable { get; private set; }

    /// <summary>Rows met, the last one included.</summary>
    public int RowCount { get; private set; }

    /// <summary>A needed field of the row is missing or cannot be read.</summary>
    public bool RowHasFault { get; private set; }

    /// <summary>The row has fields that only QĐ 4210 knew.</summary>
    public bool HasDecree4210Fields { get; private set; }

    public void Begin(ContractTable table, byte[] bytes, Slice document, bool rowIsRoot)
    {
        _table = table;
        _fields = table.FieldArray;
        _bytes = bytes;
        _position = document.Start;
        _end = document.Start + document.Length;
        _rowIsRoot = rowIsRoot || table.Row.Length == 0;
        _isOver = false;
        IsUnreadable = false;
        HasDecree4210Fields = false;
        RowCount = 0;
        Span<byte> content = bytes.AsSpan(document.Start, document.Length);
        _tokenizer.Begin(bytesAreLegal: true);
        if (XmlCharacters.Illegal(content) is { } illegal)
        {
            Unreadable(illegal == XmlCharacters.NotUtf8 ? ReadingRules.InnerUtf8 : ReadingRules.InnerWellFormed, illegal);
            return;
        }

        _hasCharacterDataEnd = content.IndexOf("]]>"u8) >= 0;
        XmlTokenKind kind = Next();
        if (kind != XmlTokenKind.StartElement)
        {
            Unreadable(kind);
            return;
        }

        if (_tokenizer.DeclaredEncoding.Length > 0 && !Ascii.EqualsIgnoreCase(_tokenizer.DeclaredEncoding, "utf-8"))
        {
            Unreadable(ReadingRules.InnerUtf8, $"a declaration of {XmlNames.Printable(Encoding.ASCII.GetBytes(_tokenizer.DeclaredEncoding))}");
            return;
        }

        ReadOnlySpan<byte> root = rowIsRoot ? table.Utf8Row : table.Utf8Root;
        if (!root.IsEmpty && !Name.SequenceEqual(root))
        {
            Unreadable(ReadingRules.RootFits, $"<{XmlNames.Printable(Name)}> instead of <{Encoding.ASCII.GetString(root)}>");
        }
    }

    /// <summary>Reads the next row; false at the end of the document or when it cannot be read further.</summary>
    public bool NextRow()
    {
        if (IsUnreadable || _isOver)
        {
            return false;
        }

        if (_rowIsRoot)
        {
            if (RowCount == 0)
            {
                return ReadRow();
            }

            return Finish();
        }

        while (true)
        {
            XmlTokenKind kind = Next();
            switch (kind)
            {
                case XmlTokenKind.StartElement when Name.SequenceEqual(_table.Utf8Row):
                    return ReadRow();
                case XmlTokenKind.StartElement:
                    // The list element between root and rows carries nothing; another one is counted, and rows inside it are rows.
                    if (_tokenizer.Depth != 2 || !(Name.StartsWith("DSACH"u8) || Name.StartsWith("DANHSACH"u8)))
                    {
                        unknown.Count(_table.Number, Name);
                    }

                    break;
                case XmlTokenKind.EndElement or XmlTokenKind.Text or XmlTokenKind.CharacterData:
                    break;
                case XmlTokenKind.EndOfDocument:
                    _isOver = true;
                    return false;
                default:
                    Unreadable(kind);
                    return false;
            }
        }
    }

    /// <summary>The value of a field, without white space at its ends; empty when the row has none.</summary>
    public ReadOnlySpan<byte> this[int field] => _lengths[field] > 0 ? _bytes.AsSpan(_starts[field], _lengths[field]) : default;

    public Slice Place(int field) => _lengths[field] > 0 ? new Slice(_starts[field], _lengths[field]) : default;

    public bool IsFilled(int field) => _lengths[field] > 0;

    public long Hundredths(int field) => Scaled(field, 2);

    public long Thousandths(int field) => Scaled(field, 3);

    public long Integer(int field)
    {
        ReadOnlySpan<byte> text = this[field];
        if (text.IsEmpty)
        {
            return 0;
        }

        if (!FieldText.TryInteger(text, out long value))
        {
            Fault(ReadingRules.NeededType, field);
            return 0;
        }

        if (value > int.MaxValue)
        {
            Fault(ReadingRules.NeededLength, field);
            return 0;
        }

        return value;
    }

    /// <summary>yyyyMMddHHmm, 0 when empty or wrong.</summary>
    public long Time(int field)
    {
        ReadOnlySpan<byte> text = this[field];
        if (text.IsEmpty)
        {
            return 0;
        }

        bool isGood = _fields[field].Kind == FieldKind.BirthTime ? FieldText.TryBirthTime(text, out long value) : FieldText.TryTime(text, out value);
        if (!isGood)
        {
            Fault(ReadingRules.NeededTime, field);
            return 0;
        }

        return value;
    }

    /// <summary>Holds the row to the contract: required, length, and the type of what nobody parses later.</summary>
    /// <param name="dateKey">Discharge day; 0 while it is not known.</param>
    public void CheckRow(int dateKey)
    {
        ContractField[] fields = _fields;
        ReadOnlySpan<int> lengths = _lengths.AsSpan(0, fields.Length);
        for (int i = 0; i < lengths.Length; i++)
        {
            int length = lengths[i];
            ContractField field = fields[i];
            if (length <= 0)
            {
                if (field.IsRequired && IsRequiredHere(field, dateKey))
                {
                    Fault(field.IsNeeded ? ReadingRules.NeededField : ReadingRules.ExpectedField, i);
                }

                continue;
            }

            if (length > field.Limit && FieldText.Length(field.Kind, this[i]) > field.Limit)
            {
                Fault(field.IsNeeded ? ReadingRules.NeededLength : ReadingRules.ExpectedLength, i);
            }

            if (field.Kind != FieldKind.Text && !field.IsNeeded && !FieldText.IsOfKind(field.Kind, this[i]))
            {
                Fault(ReadingRules.ExpectedType, i);
            }
        }
    }

    private bool IsRequiredHere(ContractField field, int dateKey)
    {
        if (dateKey > field.RequiredUntilDateKey)
        {
            return false;
        }

        return field.ConditionField.Length == 0 || this[_table.IndexOf(field.ConditionField)].SequenceEqual(field.ConditionValue);
    }

    private long Scaled(int field, int decimals)
    {
        ReadOnlySpan<byte> text = this[field];
        if (text.IsEmpty)
        {
            return 0;
        }

        if (FieldText.TryScaled(text, decimals, out long value))
        {
            return value;
        }

        Fault(ReadingRules.NeededType, field);
        return 0;
    }

    private void Fault(RuleText rule, int index)
    {
        ContractField field = _fields[index];
        if (!field.IsNeeded && rule.Severity == Quality.Severity.RejectRecord)
        {
            rule = ReadingRules.ExpectedType;
        }

        RowHasFault |= rule.Severity == Quality.Severity.RejectRecord;
        if (findings.Repeats(rule, _table.Number, field.Name))
        {
            return;
        }

        ReadOnlySpan<byte> text = this[index];
        string found = text.IsEmpty ? "empty"
            : rule == ReadingRules.NeededLength || rule == ReadingRules.ExpectedLength ? $"{FieldText.Length(field.Kind, text)} characters, the format allows {field.Limit}"
            : field.MayBeShown && text.Length <= 40 && (field.Kind == FieldKind.Text || IsFigure(text)) ? Encoding.UTF8.GetString(text)
            : FieldText.Shape(text);
        findings.Add(rule, _table.Number, RowCount, field.Name, found);
    }

    /// <summary>What stands in a field of numbers may be anything, a name or a citizen id too: only figures are shown, and long ones only where they begin as a time does.</summary>
    private static bool IsFigure(ReadOnlySpan<byte> text)
    {
        int digits = 0;
        foreach (byte value in text)
        {
            bool isDigit = char.IsAsciiDigit((char)value);
            digits += isDigit ? 1 : 0;
            if (!isDigit && ".,-+/: "u8.IndexOf(value) < 0)
            {
                return false;
            }
        }

        return digits < 9 || (digits == 12 && (text.StartsWith("19"u8) || text.StartsWith("20"u8)));
    }

    private ReadOnlySpan<byte> Name => _bytes.AsSpan(_tokenizer.NameStart, _tokenizer.NameLength);

    private XmlTokenKind Next()
    {
        XmlTokenKind kind = _tokenizer.Read(_bytes.AsSpan(0, _end), _position, isFinal: true);
        _position = _tokenizer.End;
        return kind;
    }

    private bool Finish()
    {
        XmlTokenKind kind = Next();
        if (kind == XmlTokenKind.EndOfDocument)
        {
            _isOver = true;
        }
        else
        {
            Unreadable(kind);
        }

        return false;
    }

    private bool ReadRow()
    {
        RowCount++;
        RowHasFault = false;
        ContractField[] fields = _fields;
        short[] following = _following[_table.Number];
        _lengths.AsSpan(0, fields.Length).Fill(Absent);
        ReadOnlySpan<byte> bytes = _bytes.AsSpan(0, _end);
        int position = _position;
        int previous = fields.Length;
        while (true)
        {
            while (position < bytes.Length && XmlCharacters.IsSpace(bytes[position]))
            {
                position++;
            }

            int guess = following[previous];
            byte[] open = fields[guess].OpenTag;
            ReadOnlySpan<byte> rest = bytes[position..];
            if (rest.StartsWith(open) && _lengths[guess] == Absent)
            {
                ReadOnlySpan<byte> value = rest[open.Length..];
                int length = PlainLength(value);
                byte[] close = fields[guess].CloseTag;
                if (length >= 0 && value[length..].StartsWith(close) && !(_hasCharacterDataEnd && value[..length].IndexOf("]]>"u8) >= 0))
                {
                    int start = position + open.Length;
                    position = start + length + close.Length;
                    if (length > 0 && (value[0] <= ' ' || value[length - 1] <= ' '))
                    {
                        (start, length) = XmlCharacters.Trim(bytes, start, length);
                    }

                    _starts[guess] = start;
                    _lengths[guess] = length;
                    previous = guess;
                    continue;
                }
            }

            _position = position;
            if (!ReadSlowly(following, ref previous, out bool rowIsOver))
            {
                return false;
            }

            position = _position;
            if (rowIsOver)
            {
                return true;
            }
        }
    }

    /// <summary>Bytes before the next &lt; or &amp;, -1 without one. Most values are short: one comparison of sixteen bytes finds their end.</summary>
    private static int PlainLength(ReadOnlySpan<byte> value)
    {
        if (value.Length >= Vector128<byte>.Count)
        {
            Vector128<byte> first = Vector128.Create(value);
            uint ends = (Vector128.Equals(first, Vector128.Create((byte)'<')) | Vector128.Equals(first, Vector128.Create((byte)'&'))).ExtractMostSignificantBits();
            if (ends != 0)
            {
                return BitOperations.TrailingZeroCount(ends);
            }
        }

        return value.IndexOfAny((byte)'<', (byte)'&');
    }

    private bool ReadSlowly(short[] following, ref int previous, out bool rowIsOver)
    {
        rowIsOver = false;
        XmlTokenKind kind = Next();
        switch (kind)
        {
            case XmlTokenKind.EndElement:
                rowIsOver = true;
                return true;
            case XmlTokenKind.Text or XmlTokenKind.CharacterData:
                return true;
            case XmlTokenKind.StartElement:
                break;
            default:
                Unreadable(kind);
                return false;
        }

        ReadOnlySpan<byte> name = Name;
        int field = _table.IndexOf(name);
        if (field < 0)
        {
            HasDecree4210Fields |= _table.Number == 1 && (name.SequenceEqual("MA_LYDO_VVIEN"u8) || name.SequenceEqual("TINH_TRANG_RV"u8) || name.SequenceEqual("T_TONGCHI"u8));
            if (name.SequenceEqual(_table.Utf8Row))
            {
                // A row inside a row would be counted by nobody.
                ReportOnce(XmlNames.Printable(name), "a row inside a row");
            }
            else
            {
                unknown.Count(_table.Number, name);
            }

            return SkipElement();
        }

        following[previous] = (short)field;
        previous = field;
        if (_lengths[field] != Absent)
        {
            ReportOnce(_fields[field].Name, "given more than once in a row");
            return SkipElement();
        }

        // Pieces of text, references and CDATA come together in place: what is written never overtakes what is read.
        int start = -1;
        int written = 0;
        while (true)
        {
            kind = Next();
            switch (kind)
            {
                case XmlTokenKind.Text or XmlTokenKind.CharacterData:
                    if (start < 0)
                    {
                        start = _tokenizer.TextStart;
                    }

                    ReadOnlySpan<byte> piece = _bytes.AsSpan(_tokenizer.TextStart, _tokenizer.TextLength);
                    if (_tokenizer.HasReferences)
                    {
                        written += XmlCharacters.Resolve(piece, _bytes.AsSpan(start + written));
                    }
                    else
                    {
                        if (start + written != _tokenizer.TextStart)
                        {
                            piece.CopyTo(_bytes.AsSpan(start + written));
                        }

                        written += piece.Length;
                    }

                    break;
                case XmlTokenKind.EndElement:
                    (start, written) = XmlCharacters.Trim(_bytes, Math.Max(start, 0), written);
                    _starts[field] = start;
                    _lengths[field] = written;
                    return true;
                case XmlTokenKind.StartElement:
                    ReportOnce(_fields[field].Name, "elements inside the field");
                    if (!SkipElement())
                    {
                        return false;
                    }

                    break;
                default:
                    Unreadable(kind);
                    return false;
            }
        }
    }

    private bool SkipElement()
    {
        int depth = _tokenizer.Depth;
        while (true)
        {
            XmlTokenKind kind = Next();
            if (kind is XmlTokenKind.Malformed or XmlTokenKind.DocumentType or XmlTokenKind.EndOfDocument)
            {
                Unreadable(kind);
                return false;
            }

            if (kind == XmlTokenKind.StartElement && _tokenizer.Depth > depth && !_table.Utf8Row.AsSpan().IsEmpty && Name.SequenceEqual(_table.Utf8Row))
            {
                ReportOnce(_table.Row, "a row inside a row");
            }

            if (kind == XmlTokenKind.EndElement && _tokenizer.Depth < depth)
            {
                return true;
            }
        }
    }

    private void ReportOnce(string field, string found)
    {
        RowHasFault = true;
        if (!findings.Repeats(ReadingRules.FieldOnce, _table.Number, field))
        {
            findings.Add(ReadingRules.FieldOnce, _table.Number, RowCount, field, found);
        }
    }

    private void Unreadable(XmlTokenKind kind)
    {
        if (kind == XmlTokenKind.DocumentType)
        {
            Unreadable(ReadingRules.InnerNoDocumentType, _tokenizer.Fault);
            return;
        }

        Unreadable(ReadingRules.InnerWellFormed, _tokenizer.Fault);
    }

    private void Unreadable(RuleText rule, string found)
    {
        IsUnreadable = true;
        if (!findings.Repeats(rule, _table.Number, rule.Field))
        {
            findings.Add(rule, _table.Number, RowCount, rule.Field, found);
        }
    }
}
