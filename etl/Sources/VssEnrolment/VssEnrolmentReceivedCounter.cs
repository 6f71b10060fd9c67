using BhytWarehouse.Etl.Audit;

namespace BhytWarehouse.Etl.Sources.VssEnrolment;

/// <summary>The witness of the enrolment feed: counts data rows and the support of both budgets with a scanner of its own, byte by byte.</summary>
/// <remarks>It knows three column names and nothing of the contract, the reader or the CSV package.</remarks>
public sealed class VssEnrolmentReceivedCounter : IReceivedCounter
{
    private const int LongestHeader = 64 * 1024;
    private const int LongestValue = 40;

    private enum Place
    {
        FieldStart,
        Plain,
        Quoted,
        AfterQuote,
    }

    public ReceivedCount Count(Stream content, CancellationToken cancellationToken) => new Scan().Run(content, cancellationToken);

    private sealed class Scan
    {
        private readonly ReceivedCount _received = new();
        private readonly List<byte> _header = [];
        private readonly byte[][] _values = [new byte[LongestValue], new byte[LongestValue], new byte[LongestValue]];
        private readonly int[] _lengths = new int[3];
        private readonly int[] _columns = [-1, -1, -1];
        private byte _separator;
        private bool _isHeaderDone;
        private Place _place;
        private bool _hasContent;
        private int _field;

        public ReceivedCount Run(Stream content, CancellationToken cancellationToken)
        {
            byte[] buffer = new byte[128 * 1024];
            int length = content.ReadAtLeast(buffer, 3, throwOnEndOfStream: false);
            int position = length >= 3 && buffer[0] == 0xEF && buffer[1] == 0xBB && buffer[2] == 0xBF ? 3 : 0;
            while (length > 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                for (; position < length; position++)
                {
                    Take(buffer[position]);
                }

                position = 0;
                length = content.Read(buffer);
            }

            EndRow();
            return _received;
        }

        private void Take(byte letter)
        {
            bool isLineEnd = letter is (byte)'\n' or (byte)'\r' && _place != Place.Quoted;
            if (!_isHeaderDone)
            {
                TakeHeader(letter, isLineEnd);
                return;
            }

            if (isLineEnd)
            {
                EndRow();
                return;
            }

            _hasContent = true;
            if (letter == _separator && _place != Place.Quoted)
            {
                _field++;
                _place = Place.FieldStart;
                return;
            }

            if (Advance(letter))
            {
                Keep(letter);
            }
        }

        /// <summary>Moves on inside a field; true when the byte belongs to its value.</summary>
        private bool Advance(byte letter)
        {
            bool isQuote = letter == (byte)'"';
            switch (_place)
            {
                case Place.FieldStart:
                    _place = isQuote ? Place.Quoted : Place.Plain;
                    return !isQuote;
                case Place.Quoted:
                    _place = isQuote ? Place.AfterQuote : Place.Quoted;
                    return !isQuote;
                case Place.AfterQuote:
                    _place = isQuote ? Place.Quoted : Place.Plain;
                    return true;
                default:
                    return true;
            }
        }

        private void TakeHeader(byte letter, bool isLineEnd)
        {
            if (!isLineEnd)
            {
                if (_header.Count < LongestHeader)
                {
                    _header.Add(letter);
                }

                if (letter is (byte)',' or (byte)';' && _place != Place.Quoted)
                {
                    _place = Place.FieldStart;
                }
                else
                {
                    Advance(letter);
                }

                return;
            }

            if (_header.Count > 0)
            {
                EndHeader();
            }
        }

        private void EndHeader()
        {
            _separator = _header.Count(letter => letter == ';') > _header.Count(letter => letter == ',') ? (byte)';' : (byte)',';
            List<byte> name = [];
            int column = 0;
            foreach (byte letter in _header.Append(_separator))
            {
                if (letter != _separator)
                {
                    name.Add(letter is >= (byte)'a' and <= (byte)'z' ? (byte)(letter - 32) : letter);
                    continue;
                }

                ReadOnlySpan<byte> trimmed = name.ToArray().AsSpan().Trim("\" \t"u8);
                int index = trimmed.SequenceEqual("NSTW_HO_TRO"u8) ? 0 : trimmed.SequenceEqual("NSDP_HO_TRO"u8) ? 1 : trimmed.SequenceEqual("NGAY_TRICH"u8) ? 2 : -1;
                if (index >= 0)
                {
                    _columns[index] = column;
                }

                name.Clear();
                column++;
            }

            _isHeaderDone = true;
            _place = Place.FieldStart;
        }

        private void Keep(byte letter)
        {
            for (int index = 0; index < _columns.Length; index++)
            {
                if (_columns[index] == _field)
                {
                    if (_lengths[index] < LongestValue)
                    {
                        _values[index][_lengths[index]] = letter;
                    }

                    _lengths[index]++;
                }
            }
        }

        private void EndRow()
        {
            if (_hasContent)
            {
                _received.Add(new RecordCount("", Month(Value(2)), 0, 0, Hundredths(Value(0)) + Hundredths(Value(1))));
            }

            _hasContent = false;
            _field = 0;
            _place = Place.FieldStart;
            Array.Clear(_lengths);
        }

        private ReadOnlySpan<byte> Value(int index) => _lengths[index] > LongestValue ? default : _values[index].AsSpan(0, _lengths[index]).Trim(" \t"u8);

        private static int Month(ReadOnlySpan<byte> date)
        {
            if (date.Length != 8 || date.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
            {
                return -1;
            }

            int month = 0;
            foreach (byte digit in date[..6])
            {
                month = (month * 10) + (digit - '0');
            }

            return month % 100 is >= 1 and <= 12 && month >= 190001 ? month : -1;
        }

        /// <summary>0 for what is no amount: the reader has to hold such a row back.</summary>
        private static long Hundredths(ReadOnlySpan<byte> amount)
        {
            bool isNegative = amount.Length > 0 && amount[0] == (byte)'-';
            ReadOnlySpan<byte> digits = amount.Length > 0 && amount[0] is (byte)'-' or (byte)'+' ? amount[1..] : amount;
            long hundredths = 0;
            int decimals = -1;
            int digitCount = 0;
            foreach (byte letter in digits)
            {
                if (letter == (byte)'.' && decimals < 0)
                {
                    decimals = 0;
                }
                else if (letter is < (byte)'0' or > (byte)'9' || (decimals >= 2 && letter != (byte)'0') || digitCount >= 18)
                {
                    return 0;
                }
                else if (decimals >= 2)
                {
                    decimals++;
                }
                else
                {
                    hundredths = (hundredths * 10) + (letter - '0');
                    digitCount++;
                    decimals += decimals >= 0 ? 1 : 0;
                }
            }

            for (int place = Math.Max(decimals, 0); place < 2; place++)
            {
                if (hundredths > long.MaxValue / 10)
                {
                    return 0;
                }

                hundredths *= 10;
            }

            return isNegative ? -hundredths : hundredths;
        }
    }
}
