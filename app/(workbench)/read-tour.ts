// Where this browser is in the first tour.
import { cookies } from 'next/headers'
import { type TourPlace, tourCookie, tourPlaceOf } from '@/components/layout/tour/tour-steps'

export const readTour = async (): Promise<TourPlace> => tourPlaceOf((await cookies()).get(tourCookie)?.value)
