namespace BhytWarehouse.SampleProvince.Contributions;

/// <summary>The account of one employer: what is unpaid, month by month, the oldest paid first.</summary>
internal sealed class EmployerAccount(Employer employer, ReadOnlyMemory<int> people)
{
    private readonly LinkedList<(int Month, bool IsBefore, long Amount)> _unpaid = new();
    private long _advance;

    public int People { get; private set; }

    public long Opening { get; private set; }

    public long Due { get; private set; }

    public long Adjustment { get; private set; }

    public long Paid { get; private set; }

    public long Closing => _unpaid.Sum(entry => entry.Amount) - _advance;

    /// <summary>The month has no ledger.</summary>
    public bool IsSilent { get; private set; }

    public int AgeMonths { get; private set; }

    public bool IsAgeAtLeast { get; private set; }

    /// <summary>Goes through month 0, 1, … in turn.</summary>
    public void Pass(int month)
    {
        if (month == 0)
        {
            Begin();
        }

        Opening = Closing;
        People = people.Span[month];
        Due = DueOf(month);
        Adjustment = employer.Index % 7 == 3 && month == 2 ? -(Due / 20) : 0;
        IsSilent = employer.Habit == PaymentHabit.LateWithGap && month == Math.Min(3, people.Length - 1);
        Owe(month, Due + Adjustment);
        Paid = Payment(month);
        Pay(Paid);
        AgeMonths = _unpaid.First is { } oldest ? month - oldest.Value.Month + 1 : 0;
        IsAgeAtLeast = _unpaid.First?.Value.IsBefore == true;
        if (IsSilent && Closing > 0)
        {
            // Nobody outside can know from which months the balance is: it has become one debt, no younger than this month.
            long balance = Closing;
            _unpaid.Clear();
            _unpaid.AddLast((month, true, balance));
        }
    }

    private long DueOf(int month) => people.Span[month] * employer.DuePerHead;

    private void Begin()
    {
        if (employer.Habit == PaymentHabit.OldDebt && DueOf(0) > 0)
        {
            _unpaid.AddLast((-1, true, 3 * DueOf(0)));
        }
        else if (employer.Habit == PaymentHabit.InAdvance)
        {
            _advance = 3 * DueOf(0);
        }
    }

    private long Payment(int month) => employer.Habit switch
    {
        PaymentHabit.Stopped => month == 0 ? Due : 0,
        PaymentHabit.TwoMonthsLate or PaymentHabit.LateWithGap => month < 2 ? 0 : DueOf(month - 2),
        PaymentHabit.Half => Due / 2,
        PaymentHabit.InAdvance => 0,
        _ => Due + Adjustment,
    };

    private void Owe(int month, long amount)
    {
        long fromAdvance = Math.Min(_advance, amount);
        _advance -= fromAdvance;
        if (amount > fromAdvance)
        {
            _unpaid.AddLast((month, false, amount - fromAdvance));
        }
    }

    private void Pay(long amount)
    {
        while (amount > 0 && _unpaid.First is { } oldest)
        {
            long part = Math.Min(amount, oldest.Value.Amount);
            amount -= part;
            oldest.Value = oldest.Value with { Amount = oldest.Value.Amount - part };
            if (oldest.Value.Amount == 0)
            {
                _unpaid.RemoveFirst();
            }
        }

        _advance += amount;
    }
}
