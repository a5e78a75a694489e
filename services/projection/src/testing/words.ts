/** Short words for the values that tests tell of. */
export const euros = (amount: string) => ({ amount, currency: 'EUR' });
export const zloty = (amount: string) => ({ amount, currency: 'PLN' });
export const pieces = (value: string) => ({ value, unit: 'C62' });

export const LYON = { site: 'lyon' } as const;
export const GDANSK = { site: 'gdansk' } as const;
