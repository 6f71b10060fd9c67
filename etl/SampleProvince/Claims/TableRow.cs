using System.Runtime.CompilerServices;
using System.Text;
using BhytWarehouse.SampleProvince.Randomness;
using BhytWarehouse.SampleProvince.Text;

namespace BhytWarehouse.SampleProvince.Claims;

/// <summary>One row of a table at full width: values are put by field, then written in the order of the file.</summary>
internal sealed class TableRow<TField> : IDisposable
    where TField : struct, Enum
{
    private readonly Utf8Buffer _values = new();
    private readonly (int From, int To)[] _slots;
    private readonly byte[][] _opening;
    private readonly byte[][] _closing;
    private readonly byte[][] _empty;
    private readonly byte[][] _emptyLong;
    private readonly bool[] _narrative;
    private readonly int[] _decree4750;
    private readonly int[] _decree3176;
    private readonly int[] _shuffled;
    private int[] _order;
    private FileStyle _style;

    public TableRow()
    {
        string[] names = Enum.GetNames<TField>();
        _slots = new (int, int)[names.Length];
        _opening = Array.ConvertAll(names, name => Encoding.ASCII.GetBytes($"<{name}>"));
        _closing = Array.ConvertAll(names, name => Encoding.ASCII.GetBytes($"</{name}>"));
        _empty = Array.ConvertAll(names, name => Encoding.ASCII.GetBytes($"<{name}/>"));
        _emptyLong = Array.ConvertAll(names, name => Encoding.ASCII.GetBytes($"<{name}></{name}>"));
        _narrative = Array.ConvertAll(names, name => name is "HO_TEN" or "DIA_CHI" or "LY_DO_VV" or "CHAN_DOAN_VAO" or "CHAN_DOAN_RV" or "TEN_THUOC"
            or "TEN_DICH_VU" or "DIEN_BIEN_LS" or "MO_TA" or "KET_LUAN" or "QT_BENHLY" or "TOMTAT_KQ" or "GHI_CHU" or "LIEU_DUNG");
        _decree4750 = Of(names, Order4750(names));
        _decree3176 = Of(names, Order3176(names));
        _shuffled = [.. _decree4750];
        _order = _decree4750;
    }

    public void Begin(in FileStyle style)
    {
        _style = style;
        _order = style.Order switch { FieldOrder.Decree4750 => _decree4750, FieldOrder.Decree3176 => _decree3176, _ => _shuffled };
        if (style.Order == FieldOrder.Shuffled)
        {
            _decree4750.CopyTo(_shuffled.AsSpan());
            SeededStream random = new(unchecked((int)style.ShuffleSeed), Topic.Order, _shuffled.Length);
            for (int i = _shuffled.Length - 1; i > 0; i--)
            {
                int other = random.Below(i + 1);
                (_shuffled[i], _shuffled[other]) = (_shuffled[other], _shuffled[i]);
            }
        }

        Clear();
    }

    public void Clear()
    {
        _values.Clear();
        Array.Clear(_slots);
    }

    public void Text(TField field, string value)
    {
        int from = _values.Length;
        _values.Append(value);
        _slots[Slot(field)] = (from, _values.Length);
    }

    public void Bytes(TField field, ReadOnlySpan<byte> value)
    {
        int from = _values.Length;
        _values.Append(value);
        _slots[Slot(field)] = (from, _values.Length);
    }

    public void Number(TField field, long value)
    {
        int from = _values.Length;
        _values.Append(value);
        _slots[Slot(field)] = (from, _values.Length);
    }

    public void Padded(TField field, long value, int digits)
    {
        int from = _values.Length;
        _values.AppendPadded(value, digits);
        _slots[Slot(field)] = (from, _values.Length);
    }

    public void Money(TField field, long hundredths)
    {
        int from = _values.Length;
        _values.AppendFixed(hundredths, 2, _style.FullDecimals);
        _slots[Slot(field)] = (from, _values.Length);
    }

    public void Thousandths(TField field, long value)
    {
        int from = _values.Length;
        _values.AppendFixed(value, 3, _style.FullDecimals);
        _slots[Slot(field)] = (from, _values.Length);
    }

    public void Minute(TField field, DateTime moment)
    {
        int from = _values.Length;
        _values.AppendMinute(moment);
        _slots[Slot(field)] = (from, _values.Length);
    }

    public void Day(TField field, DateOnly day)
    {
        int from = _values.Length;
        _values.AppendDay(day);
        _slots[Slot(field)] = (from, _values.Length);
    }

    public void Remove(TField field) => _slots[Slot(field)] = default;

    public void WriteTo(Utf8Buffer buffer)
    {
        ReadOnlySpan<byte> values = _values.Written;
        if (_style.UnknownElements)
        {
            buffer.Append("<THONG_TIN_RIENG><PHIEN_BAN>2.1</PHIEN_BAN></THONG_TIN_RIENG>"u8);
        }

        foreach (int slot in _order)
        {
            (int from, int to) = _slots[slot];
            if (from == to)
            {
                buffer.Append(_style.LongEmptyElements ? _emptyLong[slot] : _empty[slot]);
                continue;
            }

            buffer.Append(_opening[slot]);
            if (_narrative[slot] && _style.NarrativeAsCdata)
            {
                buffer.Append("<![CDATA["u8);
                buffer.Append(values[from..to]);
                buffer.Append("]]>"u8);
            }
            else
            {
                buffer.AppendEscaped(values[from..to]);
            }

            buffer.Append(_closing[slot]);
        }
    }

    public void Dispose() => _values.Dispose();

    private static int Slot(TField field) => Unsafe.As<TField, int>(ref field);

    private static int[] Of(string[] names, IEnumerable<string> order) => [.. order.Select(name => Array.IndexOf(names, name))];

    private static IEnumerable<string> Order4750(string[] names) => names.Where(name => name is not ("MA_CSKCB_DI" or "MA_CSKCB_DEN" or "TINH_TRANG_CT"));

    private static List<string> Order3176(string[] names)
    {
        List<string> order = [.. Order4750(names)];
        if (typeof(TField) == typeof(ReferralField))
        {
            order[order.IndexOf("MA_NOI_DI")] = "MA_CSKCB_DI";
            order[order.IndexOf("MA_NOI_DEN")] = "MA_CSKCB_DEN";
            order.Insert(order.IndexOf("DAU_HIEU_LS"), "TINH_TRANG_CT");
            order.RemoveAll(name => name is "TEN_DICH_VU" or "TEN_THUOC" or "PP_DIEU_TRI");
        }

        if (typeof(TField) == typeof(DrugField) || typeof(TField) == typeof(ServiceField))
        {
            int fund = order.IndexOf("T_BHTT");
            int self = order.IndexOf("T_BNTT");
            (order[self], order[fund]) = (order[fund], order[self]);
        }

        return order;
    }
}
