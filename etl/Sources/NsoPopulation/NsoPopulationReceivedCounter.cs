using System.Globalization;
using BhytWarehouse.Etl.Audit;

namespace BhytWarehouse.Etl.Sources.NsoPopulation;

/// <summary>The witness of the population feed: walks the brackets of the file and counts what stands in the member 'value' of the outermost object and is not null.</summary>
/// <remarks>It knows no dimensions, so it counts every measure alike: the control total of a value is the value times 1,000, in hundredths.</remarks>
public sealed class NsoPopulationReceivedCounter : IReceivedCounter
{
    public ReceivedCount Count(Stream content, CancellationToken cancellationToken)
    {
        byte[] head = new byte[2];
        int length = content.ReadAtLeast(head, 2, throwOnEndOfStream: false);
        if (!head.AsSpan(0, length).SequenceEqual("PK"u8))
        {
            return new Walk().Run(head.AsSpan(0, length), content, cancellationToken);
        }

        // The index of an archive stands at its end, so a workbook is held whole; a larger one is refused by the reader.
        using MemoryStream whole = new();
        whole.Write(head);
        byte[] buffer = new byte[64 * 1024];
        while (whole.Length <= 8 * 1024 * 1024 && (length = content.Read(buffer)) > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            whole.Write(buffer, 0, length);
        }

        return WorkbookValueScan.Count(whole.ToArray());
    }

    private sealed class Walk
    {
        private readonly ReceivedCount _received = new();
        private readonly byte[] _word = new byte[64];
        private int _wordLength;
        private int _depth;
        private bool _isInString;
        private bool _isEscaped;
        private bool _isValueMember;
        private bool _isDatasetMember;
        private bool _isWrapped;
        private bool _isInValues;
        private bool _isSparse;
        private bool _awaitsValue;
        private bool _hasValue;
        private bool _isWordNumber;

        public ReceivedCount Run(ReadOnlySpan<byte> head, Stream content, CancellationToken cancellationToken)
        {
            TakeAll(head);
            byte[] buffer = new byte[64 * 1024];
            int length;
            while ((length = content.Read(buffer)) > 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                TakeAll(buffer.AsSpan(0, length));
            }

            return _received;
        }

        /// <summary>Depth of the members of the table: json-stat 1 has it in a member 'dataset'.</summary>
        private int Level => _isWrapped ? 2 : 1;

        private bool IsAmongValues => _isInValues && _depth == Level + 1;

        private void TakeAll(ReadOnlySpan<byte> letters)
        {
            foreach (byte letter in letters)
            {
                if (_isInString)
                {
                    TakeInString(letter);
                }
                else
                {
                    Take(letter);
                }
            }
        }

        private void TakeInString(byte letter)
        {
            if (_isEscaped)
            {
                _isEscaped = false;
            }
            else if (letter == (byte)'\\')
            {
                _isEscaped = true;
            }
            else if (letter == (byte)'"')
            {
                _isInString = false;
            }
            else if (_depth == Level)
            {
                Keep(letter);
            }
        }

        private void Take(byte letter)
        {
            switch (letter)
            {
                case (byte)'"':
                    _isInString = true;
                    _wordLength = 0;
                    _isWordNumber = false;
                    _hasValue |= IsAmongValues && _awaitsValue;
                    break;
                case (byte)'{' or (byte)'[':
                    _hasValue |= IsAmongValues && _awaitsValue;
                    _isWordNumber &= !IsAmongValues;
                    _depth++;
                    _isWrapped |= _depth == 2 && _isDatasetMember && letter == (byte)'{';
                    if (_depth == Level + 1 && _isValueMember)
                    {
                        _isInValues = true;
                        _isSparse = letter == (byte)'{';
                        _awaitsValue = !_isSparse;
                        BeginValue();
                    }

                    break;
                case (byte)'}' or (byte)']':
                    if (IsAmongValues)
                    {
                        EndValue();
                        _isInValues = false;
                    }

                    _depth--;
                    _isWrapped &= _depth >= 2;
                    break;
                case (byte)':':
                    if (_depth == Level)
                    {
                        _isValueMember = _wordLength == 5 && _word.AsSpan(0, 5).SequenceEqual("value"u8);
                        _isDatasetMember = Level == 1 && _wordLength == 7 && _word.AsSpan(0, 7).SequenceEqual("dataset"u8);
                    }
                    else if (IsAmongValues)
                    {
                        _awaitsValue = true;
                        BeginValue();
                    }

                    break;
                case (byte)',':
                    if (_depth == Level)
                    {
                        _isValueMember = false;
                        _isDatasetMember = false;
                    }
                    else if (IsAmongValues)
                    {
                        EndValue();
                        _awaitsValue = !_isSparse;
                        BeginValue();
                    }

                    break;
                case (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n':
                    break;
                default:
                    if (IsAmongValues && _awaitsValue)
                    {
                        _hasValue = true;
                        Keep(letter);
                    }

                    break;
            }
        }

        private void Keep(byte letter)
        {
            if (_wordLength < _word.Length)
            {
                _word[_wordLength] = letter;
            }

            _wordLength++;
        }

        private void BeginValue()
        {
            _wordLength = 0;
            _hasValue = false;
            _isWordNumber = true;
        }

        private void EndValue()
        {
            ReadOnlySpan<byte> word = _wordLength <= _word.Length ? _word.AsSpan(0, _wordLength) : default;
            if (_hasValue && !(_isWordNumber && word.SequenceEqual("null"u8)))
            {
                _received.Add(new RecordCount("", -1, 0, 0, _isWordNumber ? Hundredths(word) : 0));
            }

            _hasValue = false;
        }

        private static long Hundredths(ReadOnlySpan<byte> word) =>
            decimal.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value) && value is >= -90_000_000_000m and <= 90_000_000_000m
                ? (long)Math.Round(value * 1000, MidpointRounding.AwayFromZero) * 100
                : 0;
    }
}
