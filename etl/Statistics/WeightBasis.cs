namespace BhytWarehouse.Etl.Statistics;

/// <summary>Where the weights of a division of people come from.</summary>
public enum WeightBasis
{
    /// <summary>Nothing is divided: all people go to one unit.</summary>
    Whole,

    /// <summary>By people who were counted.</summary>
    Counted,

    /// <summary>By halves, thirds, …, because nobody was counted: an estimate.</summary>
    Equal,
}
