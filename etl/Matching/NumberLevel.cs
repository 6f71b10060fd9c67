namespace BhytWarehouse.Etl.Matching;

/// <summary>How two numbers of a person agree.</summary>
public enum NumberLevel : byte
{
    Unknown,
    Equal,

    /// <summary>The identity card before 2016.</summary>
    OldEqual,

    /// <summary>The free digits agree, those of province, sex and year do not.</summary>
    EndEqual,

    /// <summary>The same digits in another order.</summary>
    Reordered,

    /// <summary>All pieces but one: a digit is wrong, or the numbers were given one after the other.</summary>
    OnePieceWrong,

    Different,
}
